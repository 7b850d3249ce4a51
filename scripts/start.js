// Takes the place of wasm-bindgen's own ways to start a module, of which readers need one: from a response. Part of the glue, see
// scripts/embed.mjs.
const start = async ({ module_or_path: response }) => {
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const imports = __wbg_get_imports();
  // Compiled while it comes, where the server says what it is.
  const streams = WebAssembly.instantiateStreaming && response.headers.get('content-type') === 'application/wasm';
  const made = streams
    ? await WebAssembly.instantiateStreaming(response, imports)
    : await WebAssembly.instantiate(await response.arrayBuffer(), imports);
  __wbg_finalize_init(made.instance, made.module);
};
export { start as default };
