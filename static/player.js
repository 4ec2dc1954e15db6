// <loopscope-player>: a run of a Python asyncio program on any page. A thin wrapper around a frame, without dependencies; it knows
// nothing of what the frame draws. docs/embedding.md describes its attributes, methods and events.
(() => {
const VERSION = 1;
const home = new URL(".", document.currentScript.src);

/** The frame's address for a program: the link format is deflated text, and stored blocks are deflate that packs nothing. */
function linkTo(source) {
  const bytes = new TextEncoder().encode(`\n${source}`);
  const packed = [];
  for (let at = 0; at < bytes.length; at += 65535) {
    const block = bytes.subarray(at, at + 65535);
    const size = block.length;
    packed.push(at + size === bytes.length ? 1 : 0, size & 255, size >> 8, ~size & 255, (~size >> 8) & 255);
    for (const byte of block) packed.push(byte);
  }
  let text = "";
  for (const byte of packed) text += String.fromCharCode(byte);
  return `v1.${btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")}`;
}

/** The text of a code block, without what pages put into theirs: line numbers, prompts, buttons. */
function codeOf(element) {
  const copy = element.cloneNode(true);
  copy.querySelectorAll("button, script, style, .linenos, .lineno, .linenodiv, .gp, .go, [aria-hidden=true]").forEach((part) => part.remove());
  const lines = copy.textContent.replace(/\r\n?/g, "\n").replace(/^\n+|\s+$/g, "").split("\n");
  const indents = lines.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...indents);
  return `${lines.map((line) => line.slice(indent)).join("\n")}\n`;
}

/** Whether a page is dark behind an element: by the first colour that somebody painted there, else by what the system prefers. */
function isDark(element) {
  for (let at = element.parentElement; at; at = at.parentElement) {
    const [red, green, blue, alpha = 1] = (getComputedStyle(at).backgroundColor.match(/[\d.]+/g) ?? []).map(Number);
    if (alpha > 0.5) return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
  }
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  return scheme.includes("dark") && (!scheme.includes("light") || matchMedia("(prefers-color-scheme: dark)").matches);
}

const style = new CSSStyleSheet();
style.replaceSync(`
  :host { display: block; margin: 1em 0; }
  :host([hidden]) { display: none; }
  iframe { display: block; width: 100%; height: 100%; border: 0; border-radius: 8px; }
  .frame { height: var(--height, 460px); }
  .box { display: grid; min-height: var(--height, 460px); }
  .box > * { grid-area: 1 / 1; min-width: 0; }
  .waiting .frame { opacity: 0; pointer-events: none; }
  .still { overflow: auto; }
  .still img { display: block; max-width: 100%; }
  .playing .still { display: none; }
  @media print { .box { min-height: 0; } .frame { display: none; } .playing .still { display: block; } }
`);

/** One frame starts after the other: the first fetches what all need, and the others find it in the cache. */
let turn = Promise.resolve();
const LONGEST_TURN = 15000;

/** Elements that wait until they come near the window. */
const near = new IntersectionObserver(
  (entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => entry.target.start()),
  { rootMargin: "300px" },
);

/** Themes follow the page's, which change with its system's and with its own switches. */
const players = new Set();
const follow = () => players.forEach((player) => player.followTheme());
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", follow);
const watch = (element) => new MutationObserver(() => setTimeout(follow, 50)).observe(element, { attributes: true });
watch(document.documentElement);
if (document.body) watch(document.body);
else addEventListener("DOMContentLoaded", () => watch(document.body));

class LoopscopePlayer extends HTMLElement {
  static codeOf = codeOf;
  static observedAttributes = ["height", "theme", "src", "lesson", "link", "at", "step", "moment", "show"];
  #root = this.attachShadow({ mode: "open" });
  #box;
  #frame = null;
  #begun = false;
  #ready = null;
  #heard = new Promise((heard) => (this.#ready = heard));
  #dark;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [style];
    this.#box = document.createElement("div");
    const still = document.createElement("div");
    still.className = "still";
    still.append(document.createElement("slot"));
    const room = document.createElement("div");
    room.className = "frame";
    this.#box.className = "box waiting";
    this.#box.append(still, room);
    this.#root.append(this.#box);
  }

  connectedCallback() {
    players.add(this);
    addEventListener("message", this);
    this.#showPoster();
    this.#size();
    if (this.getAttribute("loading") === "eager") this.start();
    else near.observe(this);
  }

  disconnectedCallback() {
    players.delete(this);
    near.unobserve(this);
    removeEventListener("message", this);
    // A frame that leaves the page forgets its run; if it comes back it begins anew.
    this.#frame?.remove();
    this.#frame = null;
    this.#begun = false;
    this.#heard = new Promise((heard) => (this.#ready = heard));
    this.#box.className = "box waiting";
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.isConnected) return;
    if (name === "height") this.#size();
    else if (name === "theme") this.followTheme();
    else if (this.#frame) {
      this.disconnectedCallback();
      this.connectedCallback();
    }
  }

  /** Starts the player before it comes into view. */
  start() {
    if (this.#begun || !this.isConnected) return;
    this.#begun = true;
    near.unobserve(this);
    const started = turn.then(() => this.#open());
    turn = Promise.race([started, new Promise((go) => setTimeout(go, LONGEST_TURN))]).catch(() => {});
  }

  /** What the host may ask for: load({source | src | lesson | link, step | seconds | moment}), seek({step | seconds | moment}), … */
  load(what) { this.#ask("load", what); }
  seek(where) { this.#ask("seek", where); }
  step(to = "next") { this.#ask("step", { to }); }
  play() { this.#ask("play"); }
  pause() { this.#ask("pause"); }

  followTheme() {
    const chosen = this.getAttribute("theme");
    const theme = ["light", "dark"].includes(chosen) ? chosen : isDark(this) ? "dark" : "light";
    if (this.#frame && this.#dark !== theme) this.#ask("theme", { theme });
    this.#dark = theme;
    return theme;
  }

  /** Messages of this very frame; all others are somebody else's. */
  handleEvent(event) {
    const frame = this.#frame;
    if (!frame || event.source !== frame.contentWindow || event.data?.loopscope !== VERSION) return;
    // A sandboxed frame has no origin, and says so.
    if (event.origin !== new URL(frame.src).origin && event.origin !== "null") return;
    const { type, loopscope, ...detail } = event.data;
    if (type === "ready") this.#ready?.();
    if (type === "height" && typeof detail.height === "number") this.#fit(detail.height);
    if (type === "state") this.#box.className = "box playing";
    if (/^[a-z]+$/.test(type)) this.dispatchEvent(new CustomEvent(`loopscope-${type}`, { detail, bubbles: true }));
  }

  #ask(type, more = {}) {
    this.start();
    this.#heard.then(() => {
      const to = this.hasAttribute("sandbox") ? "*" : new URL(this.#frame.src).origin;
      this.#frame.contentWindow?.postMessage({ ...more, loopscope: VERSION, type }, to);
    });
  }

  #open() {
    if (!this.isConnected) return;
    const frame = document.createElement("iframe");
    frame.title = this.getAttribute("title") ?? this.getAttribute("aria-label") ?? "Loopscope: a program, step by step";
    frame.allow = "fullscreen; clipboard-write";
    if (this.hasAttribute("sandbox")) frame.setAttribute("sandbox", this.getAttribute("sandbox") || "allow-scripts");
    frame.src = this.address();
    this.#frame = frame;
    this.#box.lastChild.replaceChildren(frame);
    return this.#heard;
  }

  /** The address that the frame shows. */
  address() {
    const given = (name) => this.getAttribute(name);
    const address = new URL(given("base") ?? home, document.baseURI);
    const query = new URLSearchParams({ embed: "1", theme: this.followTheme() });
    if (location.origin !== "null") query.set("host", location.origin);
    for (const name of ["lesson", "src", "at", "step", "moment", "predict"]) if (given(name)) query.set(name, given(name));
    const show = given("show")?.split(/[\s,]+/) ?? ["player", "code"];
    if (!show.includes("code")) query.set("code", "0");
    if (show.includes("compose")) query.set("compose", "1");
    if (show.includes("predict")) query.set("predict", "1");
    if (show.includes("predict")) query.set("predict", "1");
    address.search = query;
    const code = this.querySelector("pre, code, textarea, script[type='text/x-python']");
    if (given("link")) address.hash = given("link").replace(/^[^#]*#/, "");
    else if (!given("lesson") && !given("src") && (this.program ?? code)) address.hash = linkTo(this.program ?? codeOf(code));
    return address.href;
  }

  #size() {
    const height = parseFloat(this.getAttribute("height"));
    if (height > 0) this.style.setProperty("--height", `${Math.min(Math.max(height, 200), 4000)}px`);
  }

  /** With no height of its own the player is as high as it would like to be, within reason. */
  #fit(height) {
    if (!(parseFloat(this.getAttribute("height")) > 0) && Number.isFinite(height)) {
      this.style.setProperty("--height", `${Math.min(Math.max(Math.round(height), 260), 900)}px`);
    }
  }

  #showPoster() {
    const poster = this.getAttribute("poster");
    const still = this.#box.firstChild;
    if (!poster || still.querySelector("img")) return;
    const picture = document.createElement("img");
    picture.src = new URL(poster, document.baseURI);
    picture.alt = this.getAttribute("title") ?? "The timeline of the program";
    picture.loading = "lazy";
    still.replaceChildren(picture);
  }
}

if (!customElements.get("loopscope-player")) customElements.define("loopscope-player", LoopscopePlayer);
})();
