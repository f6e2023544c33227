/**
 * Version of the wire between clients and server. A test pins a hash of all message schemas to it, so the wire cannot
 * change by accident; facts of every earlier version stay accepted (R9).
 */
export const PROTOCOL_VERSION = 3;
