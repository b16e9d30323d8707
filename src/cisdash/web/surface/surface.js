// Mounts markup made by the server into the page, keeps what the reader opened, and reports clicks on links.
// Real links stay real: a middle click or "copy link" works, and without this script they still lead there.
const MARK = "cisSurface";

export default function surface({ parentElement, data, setTriggerValue }) {
  let root = [...parentElement.children].find((node) => node.classList.contains("cis"));
  if (!root) {
    root = document.createElement("div");
    root.className = "cis";
    parentElement.append(root);
  }
  document.documentElement.lang = data.lang;
  root.lang = data.lang;
  if (root[MARK] !== data.html) {
    const held = whatIsHeld(root);
    root.innerHTML = data.html;
    root[MARK] = data.html;
    resolveAssets(root);
    giveBack(root, held);
  }
  root.onclick = (event) => follow(event, setTriggerValue);
  root.onkeydown = (event) => walk(event, root);
}

function whatIsHeld(root) {
  const active = root.getRootNode().activeElement;
  return {
    open: [...root.querySelectorAll("details[open][id]")].map((node) => node.id),
    focus: active && root.contains(active) ? active.getAttribute("href") || active.id : null,
    scrolled: [...root.querySelectorAll(".cis-scroll")].map((node) => [node.scrollLeft, node.scrollTop]),
  };
}

function giveBack(root, held) {
  for (const id of held.open) root.querySelector(`details[id="${CSS.escape(id)}"]`)?.setAttribute("open", "");
  root.querySelectorAll(".cis-scroll").forEach((node, i) => {
    if (held.scrolled[i]) [node.scrollLeft, node.scrollTop] = held.scrolled[i];
  });
  if (!held.focus) return;
  const name = CSS.escape(held.focus);
  root.querySelector(`[href="${name}"], [id="${name}"]`)?.focus({ preventScroll: true });
}

// Pieces that several pictures share are files beside this one; only this module knows where it was served from.
function resolveAssets(root) {
  for (const node of root.querySelectorAll("[data-use]")) {
    node.setAttribute("href", new URL(node.dataset.use, import.meta.url).href);
  }
  for (const node of root.querySelectorAll("[data-src]")) {
    node.setAttribute("src", new URL(node.dataset.src, import.meta.url).href);
  }
}

function follow(event, setTriggerValue) {
  const link = event.target.closest("a[data-go]");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  setTriggerValue("go", link.getAttribute("href"));
}

// Arrow keys walk inside a grid; Tab leaves it. Only cells that hold something to open take part.
function walk(event, root) {
  const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
  const cell = event.target.closest?.("table.cis-grid td, table.cis-grid th");
  if (!step || !cell) return;
  const next = neighbour(cell, step);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function neighbour(cell, [down, right]) {
  const rows = [...cell.closest("table").rows];
  let r = rows.indexOf(cell.parentElement) + down;
  let c = cell.cellIndex + right;
  while (rows[r]) {
    const target = rows[r].cells[c]?.querySelector("button, a");
    if (target) return target;
    if (!rows[r].cells[c] && right) return null;
    r += down;
    c += right;
  }
  return null;
}
