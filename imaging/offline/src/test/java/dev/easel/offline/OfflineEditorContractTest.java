package dev.easel.offline;

import dev.easel.contract.ImageEditorContract;
import dev.easel.core.port.out.ImageEditor;
import dev.easel.imaging.internal.pixels.ParallelRows;

class OfflineEditorContractTest extends ImageEditorContract {
    @Override
    protected ImageEditor editor() {
        return new OfflinePainter(ParallelRows.caller());
    }
}
