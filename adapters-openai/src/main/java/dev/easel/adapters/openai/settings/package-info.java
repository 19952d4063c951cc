/** How a server with OpenAI's images API is configured. */
package dev.easel.adapters.openai.settings;
