/** What every adapter of the OpenAI style shares: parameters, replies, errors, options, and what each model can do. */
package dev.easel.adapters.openai.shared;
