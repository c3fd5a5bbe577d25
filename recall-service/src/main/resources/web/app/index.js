import './style/all.css';
import '@github/relative-time-element';
import './theme.js';
import './keyboard.js';
import './live.js';
