/** What all scenes share: light, colors, perspective and the sheet they are painted on. */
package dev.easel.offline.scene.common;
