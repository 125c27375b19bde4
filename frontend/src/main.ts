import { mount } from 'svelte';
import './app.css';
import App from './App.svelte';
import { follow } from './live.svelte';
import { route } from './route.svelte';
import { session } from './sign-in/session.svelte';

route.start();
void session.refresh();
follow();
addEventListener('signed-out', () => session.end());
addEventListener('online', () => void session.refresh());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void session.refresh();
});

export default mount(App, { target: document.getElementById('app')! });
