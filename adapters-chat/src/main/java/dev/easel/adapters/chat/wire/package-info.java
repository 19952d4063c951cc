/** The wire format of chat completions: responses, whole or in pieces. */
package dev.easel.adapters.chat.wire;
