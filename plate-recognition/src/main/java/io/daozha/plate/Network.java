package io.daozha.plate;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC3;
import static org.bytedeco.opencv.global.opencv_core.split;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;

/**
 * One of the module's networks, run by ONNX Runtime on one thread: why not by OpenCV stands in docs/decisions.md.
 * Not thread-safe.
 */
final class Network implements AutoCloseable {

    private static final String INPUT = "x";
    private static final int CHANNELS = 3;

    /** A byte is shown to the networks as -1 to 1. */
    private static final double HALF_A_BYTE = 127.5;

    private final ModelFile model;
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private FloatBuffer planes = floats(0);

    /** @throws BadModelException if the file is missing, is not the one measured, or cannot be run here */
    Network(ModelFile model) {
        this.model = model;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // A box serves several lanes on few cores: no pool that fights the others.
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(model.bytes(), options);
        } catch (OrtException e) {
            throw new BadModelException(
                    "Model %s cannot be run on this machine: %s".formatted(model, e.getMessage()), e);
        }
    }

    /**
     * What the network answers to a picture.
     *
     * @param picture three bytes a pixel (blue, green, red)
     * @return the values of each output, in the order of the file
     */
    List<float[]> answer(Mat picture) {
        long[] shape = {1, CHANNELS, picture.rows(), picture.cols()};
        fill(picture);
        try (OnnxTensor input = OnnxTensor.createTensor(environment, planes, shape);
                OrtSession.Result result = session.run(Map.of(INPUT, input))) {
            List<float[]> answers = new ArrayList<>();
            for (NodeInfo output : session.getOutputInfo().values()) {
                FloatBuffer values = ((OnnxTensor) result.get(output.getName()).orElseThrow()).getFloatBuffer();
                float[] answer = new float[values.remaining()];
                values.get(answer);
                answers.add(answer);
            }
            return answers;
        } catch (OrtException e) {
            throw new IllegalStateException(
                    "Model %s failed on a picture of %d x %d".formatted(model, picture.cols(), picture.rows()), e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("Model %s cannot be closed".formatted(model), e);
        }
    }

    /** The colours of a picture one after the other instead of pixel by pixel, each value as the networks were taught it. */
    private void fill(Mat picture) {
        int pixels = picture.rows() * picture.cols();
        if (planes.capacity() < CHANNELS * pixels) {
            planes = floats(CHANNELS * pixels);
        }
        planes.clear().limit(CHANNELS * pixels);
        try (PointerScope scope = new PointerScope()) {
            Mat seen = new Mat();
            picture.convertTo(seen, CV_32FC3, 1 / HALF_A_BYTE, -1);
            FloatPointer start = new FloatPointer(planes);
            MatVector into = new MatVector(CHANNELS);
            for (int channel = 0; channel < CHANNELS; channel++) {
                Mat plane =
                        new Mat(picture.rows(), picture.cols(), CV_32FC1, start.getPointer((long) channel * pixels));
                into.put(channel, plane);
            }
            split(seen, into);
        }
    }

    private static FloatBuffer floats(int count) {
        return ByteBuffer.allocateDirect(count * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
