package dev.easel.imaging.internal.harmonize.motion;

/** Adds up what compares one block of a sent image with one of a response. */
final class BlockSums {
    int pixels;
    float sent;
    float received;
    float sentSquares;
    float receivedSquares;
    float products;
    float slopesX;
    float slopesY;
    float slopesXX;
    float slopesXY;
    float slopesYY;
    float sentX;
    float sentY;
    float receivedX;
    float receivedY;

    void add(float one, float other, float slopeX, float slopeY) {
        pixels++;
        sent += one;
        received += other;
        sentSquares += one * one;
        receivedSquares += other * other;
        products += one * other;
        slopesX += slopeX;
        slopesY += slopeY;
        slopesXX += slopeX * slopeX;
        slopesXY += slopeX * slopeY;
        slopesYY += slopeY * slopeY;
        sentX += slopeX * one;
        sentY += slopeY * one;
        receivedX += slopeX * other;
        receivedY += slopeY * other;
    }
}
