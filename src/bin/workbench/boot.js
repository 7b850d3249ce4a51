// Starts the workbench. A strict policy refuses the inline script that would do it otherwise.
import init from './claim-labels-workbench.js';

init();
