/** What the page says. */
export const VERBS = {generate: 'Generate', edit: 'Edit', inpaint: 'Inpaint', expand: 'Expand'};
export const NO_MARK = 'Mark what should change first';
export const UNREADABLE = 'This browser cannot read this file. Save it as JPEG or PNG.';
export const NOT_KEPT = 'This session will not survive a reload.';

const NO_RESPONSE = 'No response arrived. The provider may have billed it; retrying may bill again.';
const BILLING = {billed: 'This call was billed.', 'not-billed': 'This call was not billed.'};

export const count = (number, word) => `${number.toLocaleString('en')} ${word}${number === 1 ? '' : 's'}`;
export const seconds = value => value < 60 ? `${Math.round(value)} s`
  : `${Math.floor(value / 60)} min ${Math.round(value % 60)} s`;

export function megabytes(bytes) {
  const value = bytes / 1_048_576;
  return `${value < 10 ? Math.round(value * 10) / 10 : Math.round(value)} MB`;
}

export function percent(share) {
  const value = share * 100;
  return value > 0 && value < 0.05 ? '< 0.1 %' : `${value.toFixed(1)} %`;
}

export function money(amount, currency = 'USD') {
  const digits = amount >= 0.1 || amount === 0 ? 2 : Math.min(6, 1 - Math.floor(Math.log10(amount)));
  const text = amount.toFixed(digits).replace(/(\.\d\d\d*?)0+$/, '$1');
  return currency === 'USD' ? `$${text}` : `${text} ${currency}`;
}

/** Returns what to say of a failure: a title, details and the request's id. */
export function failureWords(failure) {
  const title = failureTitle(failure);
  const details = [];
  if (failure.message && failure.message !== title) details.push(failure.message);
  if (!title.includes('bill') && BILLING[failure.billing]) details.push(BILLING[failure.billing]);
  if (failure.provider) details.push(`Provider: ${failure.provider}.`);
  if (failure.requestId) details.push(`Request id: ${failure.requestId}`);
  return {title, detail: details.join(' ')};
}

function failureTitle(failure) {
  const unbilled = failure.billing === 'not-billed';
  switch (failure.reason) {
    case 'key': return 'The server needs its key.';
    case 'provider-key': return 'The provider refused the server\'s key. Check the server\'s settings.';
    case 'quota': return 'The provider\'s quota is used up. Check its billing page.';
    case 'busy': return failure.retryAfter > 0
      ? `Busy. Trying again is safe in ${seconds(Math.ceil(failure.retryAfter))}.` : 'Busy. Trying again is safe.';
    case 'content': return 'The provider refused this prompt. Rephrase it.';
    case 'too-large': return failure.sent
      ? `${megabytes(failure.sent)}; this server takes ${megabytes(failure.limit)}. Make the image smaller.`
      : 'This server does not take so large an image. Make the image smaller.';
    case 'timeout': case 'lost': return NO_RESPONSE;
    case 'unreachable': return unbilled ? 'The provider does not answer. Trying again is safe.' : NO_RESPONSE;
    case 'offline': return 'The server does not answer. Is it running?';
    case 'cancelled': return 'Cancelled. The provider may still bill this call.';
    case 'budget': return 'The budget is used up.';
    case 'server': return 'The call failed.';
    default: return failure.message || 'The call failed.';
  }
}
