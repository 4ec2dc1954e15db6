// Turns a page's Python code blocks, where they are marked, into players. Marks are classes, because every generator of pages can
// give a block a class: `loopscope` makes a player, `loopscope-part` belongs to all players below it, `loopscope-setup` does too and
// is not shown. Without scripts the blocks stay what they are.
(async () => {
const home = new URL(".", document.currentScript.src);

const MARKS = ["loopscope", "loopscope-part", "loopscope-setup"];
const ATTRIBUTES = ["height", "theme", "show", "at", "step", "moment", "predict", "poster", "title", "sandbox", "base", "loading"];

/** The block that a mark stands for: the element around its `pre`, as far as it holds nothing else. */
function blockOf(marked) {
  const pre = marked.closest("pre") ?? marked.querySelector("pre");
  if (!pre) return null;
  return marked.contains(pre) ? marked : pre;
}

/** Makes players of all marked blocks below `root` that are none yet, from the top of the page to its end. */
function turnBlocks(root = document) {
  let before = "";
  for (const marked of root.querySelectorAll(MARKS.map((mark) => `.${mark}`).join())) {
    const block = blockOf(marked);
    if (!block || marked.closest("loopscope-player")) continue;
    const code = customElements.get("loopscope-player").codeOf(block.matches("pre") ? block : block.querySelector("pre"));
    const has = (mark) => marked.classList.contains(mark);
    if (has("loopscope-part") || has("loopscope-setup")) {
      before += `${code}\n`;
      if (has("loopscope-setup")) block.style.display = "none";
    }
    if (!has("loopscope")) continue;
    const player = document.createElement("loopscope-player");
    for (const name of ATTRIBUTES) {
      const value = marked.dataset[name] ?? block.dataset[name];
      if (value !== undefined) player.setAttribute(name, value);
    }
    // A block that is a part itself stands in `before` already.
    player.program = has("loopscope-part") ? before : before + code;
    block.replaceWith(player);
    player.append(block);
  }
}

if (!customElements.get("loopscope-player")) {
  const script = document.createElement("script");
  script.src = new URL("player.js", home);
  document.head.append(script);
}
await customElements.whenDefined("loopscope-player");
if (document.readyState === "loading") await new Promise((read) => addEventListener("DOMContentLoaded", read));
turnBlocks();
})();
