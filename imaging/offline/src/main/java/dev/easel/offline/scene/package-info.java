/** Scenes that are painted from what a prompt names. */
package dev.easel.offline.scene;
