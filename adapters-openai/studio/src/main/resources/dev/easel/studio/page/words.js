/** What the page says. */
export const UNREADABLE = 'This browser cannot read this file. Save it as JPEG or PNG.';

const NO_RESPONSE = 'No response arrived. The provider may have billed it; retrying may bill again.';
const BILLING = {billed: 'This call was billed.', 'not-billed': 'This call was not billed.'};
const TITLES = {
	key: 'The server needs its key.',
	'provider-key': 'The provider refused the server\'s key. Check the server\'s settings.',
	quota: 'The provider\'s quota is used up. Check its billing page.',
	content: 'The provider refused this prompt. Rephrase it.',
	timeout: NO_RESPONSE, lost: NO_RESPONSE, unreachable: NO_RESPONSE,
	offline: 'The server does not answer. Is it running?',
	cancelled: 'Cancelled. The provider may still bill this call.',
	budget: 'The budget is used up.',
	server: 'The call failed.',
};

export const title = word => word[0].toUpperCase() + word.slice(1);
export const count = (number, word) => `${number.toLocaleString('en')} ${word}${number === 1 ? '' : 's'}`;
export const seconds = value => value < 60 ? `${Math.round(value)} s` : `${Math.floor(value / 60)} min ${Math.round(value % 60)} s`;
export const percent = share => share > 0 && share < 0.0005 ? '< 0.1 %' : `${(share * 100).toFixed(1)} %`;
const megabytes = bytes => `${Number((bytes / 1_048_576).toFixed(bytes < 10_000_000 ? 1 : 0))} MB`;

export function money(amount, currency) {
	const text = amount >= 0.1 || !amount ? amount.toFixed(2) : String(Number(amount.toPrecision(2)));
	return currency === 'USD' ? `$${text}` : `${text} ${currency}`;
}
export function failureWords({reason, message, billing, provider, requestId, retryAfter, sent, limit}) {
	let title = TITLES[reason] ?? message ?? 'The call failed.';
	if (reason === 'busy') title = `Busy. Trying again is safe${retryAfter > 0 ? ` in ${seconds(Math.ceil(retryAfter))}` : ''}.`;
	if (sent > limit) title = `${megabytes(sent)}; this server takes ${megabytes(limit)}. Make the image smaller.`;
	if (reason === 'unreachable' && billing === 'not-billed') title = 'The provider does not answer. Trying again is safe.';
	const details = [message !== title && message, !title.includes('bill') && BILLING[billing],
		provider && `Provider: ${provider}.`, requestId && `Request id: ${requestId}`];
	return [title, details.filter(Boolean).join(' ')];
}
