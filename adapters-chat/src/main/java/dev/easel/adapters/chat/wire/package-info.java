/** The chat-completions wire: what is asked, and what is answered, whole or in pieces. */
package dev.easel.adapters.chat.wire;
