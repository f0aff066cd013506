import { render } from 'preact';
import { App } from './shell/App';
import './style/tokens.css';
import './style/base.css';
import './style/parts.css';
import './style/lists.css';
import './style/execution.css';
import './style/graph.css';

render(<App />, document.getElementById('page')!);
