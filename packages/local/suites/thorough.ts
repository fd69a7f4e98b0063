/**
 * Whether nothing is left out, as in `npm run test:sim`: a suite that is long holds each of its promises in `npm test`
 * too, at points spread over the whole.
 */
export const isThorough = process.env.THOROUGH !== undefined;
