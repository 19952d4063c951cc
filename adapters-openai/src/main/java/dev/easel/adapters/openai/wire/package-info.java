/** Paths and names of OpenAI's image API in JSON, read by both of its sides. */
package dev.easel.adapters.openai.wire;
