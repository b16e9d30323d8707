"""Questions: frames in, frame out. No clock, no words, nothing is written into a frame."""
