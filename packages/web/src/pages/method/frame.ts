/** Around the topics of a working session: check-in, debriefs and choice of topics; then the closing round. */
export const OPENING_MINUTES = 20;
export const CLOSING_MINUTES = 15;
export const FRAME_MINUTES = OPENING_MINUTES + CLOSING_MINUTES;
