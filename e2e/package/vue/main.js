import { createApp } from 'vue';
import App from './App.vue';

const { token, apiUrl } = JSON.parse(new URLSearchParams(location.search).get('config'));
createApp(App, { token, apiUrl }).mount('#app');
