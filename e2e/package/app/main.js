import { createChat } from 'dify-chat-widget';

createChat(JSON.parse(new URLSearchParams(location.search).get('config')));
