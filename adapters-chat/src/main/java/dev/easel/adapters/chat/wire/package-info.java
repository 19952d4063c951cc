/** The wire format of chat completions, which client and server share: responses, whole or in pieces, and errors. */
package dev.easel.adapters.chat.wire;
