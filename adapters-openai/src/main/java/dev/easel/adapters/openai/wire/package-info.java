/** Paths and names of OpenAI's image API in JSON, used by client and server. */
package dev.easel.adapters.openai.wire;
