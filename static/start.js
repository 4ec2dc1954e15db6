// Starts the program. A file of its own, because strict content security policies forbid inline scripts. It does not know the
// names of the files that it loads, which change with their contents: they stand on its own element.
const { module, wasm } = document.querySelector("script[data-wasm]").dataset;
const { default: start } = await import(new URL(module, document.baseURI));
await start({ module_or_path: new URL(wasm, document.baseURI) });
