/** OpenAI's Responses API with its image generation tool, as a server speaks it. */
package dev.easel.adapters.openai.responses;
