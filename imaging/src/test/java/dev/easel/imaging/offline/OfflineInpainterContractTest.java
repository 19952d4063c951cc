package dev.easel.imaging.offline;

import dev.easel.core.contract.ImageInpainterContract;
import dev.easel.core.port.out.ImageInpainter;
import dev.easel.imaging.pixels.ParallelRows;

class OfflineInpainterContractTest extends ImageInpainterContract {
    @Override
    protected ImageInpainter inpainter() {
        return new OfflinePainter(ParallelRows.caller());
    }
}
