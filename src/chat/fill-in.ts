/** Puts the form's values into `{{variable}}` of an owner's text (ref §6.1); what has none leaves no hole. */
export function fillIn(text: string, inputs: Readonly<Record<string, unknown>>): string {
  return text.replace(/( ?)\{\{(\w+)\}\}/g, (_, space: string, name: string) => {
    const value = inputs[name];
    return (typeof value === 'string' && value !== '') || typeof value === 'number' ? space + value : '';
  });
}
