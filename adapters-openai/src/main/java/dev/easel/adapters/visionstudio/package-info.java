/** Vision Studio's JSON API for GPT images, client and server: generate, edit, inpaint by mask, inpaint the border only. */
package dev.easel.adapters.visionstudio;
