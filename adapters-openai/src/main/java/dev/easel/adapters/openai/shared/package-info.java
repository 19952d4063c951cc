/** What every client of the OpenAI style shares: parameters, responses, errors, options, and what each model can do. */
package dev.easel.adapters.openai.shared;
