/** Why a camera was taken: the browser's own choice, or ours. */
export type ChoiceReason = "browser";
