import { createRoot } from 'react-dom/client';
import { App } from './react.jsx';

const root = createRoot(document.querySelector('#root'));
window.app = { unmount: () => root.unmount() };
root.render(<App initial={window.state} />);
