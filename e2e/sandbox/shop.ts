import type { Fields } from './fields';

/** The look of the shop whose assistants live here. */
export const SHOP_SITE: Fields = {
  title: 'Harbor Goods',
  chat_color_theme: '#2f5bea',
  chat_color_theme_inverted: false,
  icon_type: 'emoji',
  icon: '🛟',
  icon_background: '#dfe8ff',
  icon_url: null,
  description: 'Clothing and gear for people who go out in any weather.',
  copyright: 'Harbor Goods',
  privacy_policy: 'https://harbor-goods.example/privacy',
  custom_disclaimer: 'Answers come from a script and may be wrong about the weather.',
  default_language: 'en-US',
  prompt_public: false,
  show_workflow_steps: true,
  use_icon_as_answer_icon: true,
};

/** Everything a basic app can have, switched on as in a well-kept shop. */
export const SHOP_PARAMETERS: Fields = {
  opening_statement:
    'Welcome aboard! I know our **jackets, boots and bags**, when things ship, and how to send them back.\n\nWhat are you heading out for?',
  suggested_questions: [
    'Which jacket keeps me dry on the coast?',
    'How long does shipping take?',
    'What should I pack for two days?',
    'Show me how to embed this chat',
  ],
  suggested_questions_after_answer: { enabled: true },
  speech_to_text: { enabled: false },
  text_to_speech: { enabled: false },
  retriever_resource: { enabled: true },
  annotation_reply: { enabled: false },
  more_like_this: { enabled: false },
  sensitive_word_avoidance: { enabled: false, type: '', configs: [] },
  user_input_form: [],
  file_upload: {
    enabled: false,
    image: {
      enabled: false,
      number_limits: 3,
      detail: 'high',
      transfer_methods: ['local_file', 'remote_url'],
    },
  },
  system_parameters: {
    image_file_size_limit: 10,
    video_file_size_limit: 100,
    audio_file_size_limit: 50,
    file_size_limit: 15,
    workflow_file_upload_limit: 10,
  },
};

/** What an editor that never touched a feature stores. */
export const BARE_PARAMETERS: Fields = {
  opening_statement: null,
  suggested_questions: [],
  suggested_questions_after_answer: {},
  speech_to_text: {},
  text_to_speech: {},
  retriever_resource: {},
  annotation_reply: {},
  more_like_this: {},
  sensitive_word_avoidance: {},
  user_input_form: [],
  file_upload: {},
};

/** Only images, told in the old way: no `enabled` of its own, no `system_parameters`. */
export const LEGACY_UPLOAD: Fields = {
  image: { enabled: true, number_limits: 2, detail: 'low', transfer_methods: ['local_file'] },
};
