import { mount } from 'svelte';
import App from './App.svelte';

const { token, apiUrl } = JSON.parse(new URLSearchParams(location.search).get('config'));
mount(App, { target: document.querySelector('#app'), props: { token, apiUrl } });
