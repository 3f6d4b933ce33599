import type { Fields } from '../fields';

/** Tokens by the rule of thumb, prices as decimal texts. */
export function describeUsage(query: string, answer: string): Fields {
  const promptTokens = tokensOf(query) + 120;
  const completionTokens = tokensOf(answer);
  const total = promptTokens + completionTokens;
  return {
    prompt_tokens: promptTokens,
    prompt_unit_price: '0.25',
    prompt_price_unit: '0.000001',
    prompt_price: (promptTokens * 0.000_000_25).toFixed(7),
    completion_tokens: completionTokens,
    completion_unit_price: '1.00',
    completion_price_unit: '0.000001',
    completion_price: (completionTokens * 0.000_001).toFixed(7),
    total_tokens: total,
    total_price: (promptTokens * 0.000_000_25 + completionTokens * 0.000_001).toFixed(7),
    currency: 'USD',
    latency: 1.4,
    time_to_first_token: 0.35,
    time_to_generate: 1.05,
  };
}

export function tokensOf(text: string): number {
  return Math.ceil(text.length / 4);
}
