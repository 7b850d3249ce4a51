import { createApp } from 'vue';
import { app } from './vue.mjs';

const { root, set } = app(window.state);
const running = createApp(root);
running.mount('#root');
window.app = { set, unmount: () => running.unmount() };
