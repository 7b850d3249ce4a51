// Takes over what a server rendered, then loads the element.

import { createSSRApp } from 'vue';
import { app } from './vue.mjs';

const { root, set } = app(window.state, () => import('/claim-labels.js'));
const running = createSSRApp(root);
running.mount('#root');
window.app = { set, unmount: () => running.unmount() };
