/** What every route of the OpenAI style shares: the parameters of a request, images and errors as responses, and token counts. */
package dev.easel.adapters.openai.serve;
