import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { app } from './vue.mjs';

export const render = (state) => renderToString(createSSRApp(app(state).root));
