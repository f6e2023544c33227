/** What the app's page must not stand in for: the API, the health checks, the certificate, and files. */
export const NOT_THE_APP: RegExp[] = [/^\/(api|healthz|readyz|metrics|ca)([/?.]|$)/, /^\/(?!c\/|get\/)[^?]*\.[^/?]+(\?|$)/];
