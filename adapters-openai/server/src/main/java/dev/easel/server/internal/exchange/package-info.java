/** One request and its response, whichever engine carries them: route, admission, call, encoding. */
package dev.easel.server.internal.exchange;
