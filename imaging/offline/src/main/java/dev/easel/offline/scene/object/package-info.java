/** Single things that a prompt can name: animals, people, vehicles, houses, goods. */
package dev.easel.offline.scene.object;
