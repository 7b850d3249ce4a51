import { fileURLToPath } from 'node:url';

// A site of files, which the tests serve. The root is where the packages are.
export default { output: 'export', turbopack: { root: fileURLToPath(new URL('../..', import.meta.url)) } };
