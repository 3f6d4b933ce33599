import { effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Chat } from '../../chat/chat-model';
import { createForm, type FormModel } from '../../chat/form-model';
import type { AppInfo } from '../../chat/transport';
import { useUi } from '../context';

/** Half-filled forms outlive their components: the list of conversations takes their place for a while. */
const forms = new WeakMap<Chat, FormModel>();

interface InputFormModel {
  form: FormModel;
  /** Takes the values over as those of the app's form. */
  submit: (values: Readonly<Record<string, unknown>>) => void;
}

/** The form that an app asks for, with what the page gives and what was typed before. */
export function useInputForm(app: AppInfo): InputFormModel {
  const { chat, runtime } = useUi();
  // A form that is done with is still this one's.
  const own = useRef<FormModel>(null);
  const form = (own.current ??=
    forms.get(chat) ??
    createForm({
      fields: app.fields,
      given: chat.inputs.peek(),
      services: () => chat.services(),
      store: runtime.store,
    }));
  useEffect(() => {
    forms.set(chat, form);
    return effect(() => form.give(chat.inputs.value));
  }, [chat, form]);
  return {
    form,
    submit(values) {
      forms.delete(chat);
      // What is left out now may have been there before.
      const former = Object.fromEntries(form.cells.map(({ field }) => [field.variable, undefined]));
      chat.setInputs({ ...former, ...values }, true);
    },
  };
}
