package io.daozha.plate;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_dnn;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_dnn.Net;

/**
 * Times each network on one thread in OpenCV's DNN module and in ONNX Runtime, turn by turn in the same process, and
 * prints median and 95th percentile in milliseconds and how far their answers differ at most. What counts is the
 * processor time of that thread: the clock on the wall would also time whoever else is at work on the machine. A second
 * opinion, of which OpenCV cannot run the network, is timed whole, with what is made of the answer.
 */
final class InferenceBenchmark {

    private static final int ROUNDS = 300;
    private static final int WARM_UP = 50;
    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

    private InferenceBenchmark() {}

    public static void main(String[] arguments) throws OrtException {
        measure(ModelFile.DETECTOR, 1, 3, 384, 640);
        measure(ModelFile.DETECTOR, 1, 3, 288, 512);
        measure(ModelFile.STRAIGHTENER, 1, 3, 48, 96);
        measure(ModelFile.RECOGNISER, 1, 3, 32, 128);
        secondOpinion();
    }

    private static void measure(ModelFile model, int... shape) throws OrtException {
        float[] input = new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < input.length; i++) {
            input[i] = (float) Math.sin(i * 0.37);
        }
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        double[][] milliseconds = new double[2][ROUNDS];
        double apart = 0;
        try (Net net = openCv(model);
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            try (OrtSession session = environment.createSession(model.bytes(), options)) {
                for (int round = -WARM_UP; round < ROUNDS; round++) {
                    long start = PROCESSOR.getCurrentThreadCpuTime();
                    float[] openCv = openCv(net, input, shape);
                    long between = PROCESSOR.getCurrentThreadCpuTime();
                    float[] runtime = onnxRuntime(environment, session, input, shape);
                    long end = PROCESSOR.getCurrentThreadCpuTime();
                    if (round >= 0) {
                        milliseconds[0][round] = (between - start) / 1e6;
                        milliseconds[1][round] = (end - between) / 1e6;
                    }
                    for (int i = 0; i < openCv.length; i++) {
                        apart = Math.max(apart, Math.abs(openCv[i] - runtime[i]));
                    }
                }
            }
        }
        System.out.printf(
                "%-18s %-18s OpenCV %s   ONNX Runtime %s   answers differ by %.1e%n",
                model, Arrays.toString(shape), summary(milliseconds[0]), summary(milliseconds[1]), apart);
    }

    private static void secondOpinion() {
        double[] milliseconds = new double[ROUNDS];
        Frame frame = OneSize.frame("湘A12345", PlateColour.BLUE, 200, 400, 200);
        Corners corners = new Corners(100, 68, 300, 68, 300, 132, 100, 132);
        try (SecondOpinion second = new SecondOpinion();
                PointerScope scope = new PointerScope()) {
            Mat image = OpenCv.copyOf(frame);
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                long start = PROCESSOR.getCurrentThreadCpuTime();
                second.spell(image, corners, false).texts(1);
                if (round >= 0) {
                    milliseconds[round] = (PROCESSOR.getCurrentThreadCpuTime() - start) / 1e6;
                }
            }
        }
        System.out.printf("second opinion %s%n", summary(milliseconds));
    }

    private static float[] openCv(Net net, float[] input, int[] shape) {
        try (PointerScope scope = new PointerScope()) {
            net.setInput(new Mat(shape, opencv_core.CV_32F, new BytePointer(new FloatPointer(input))));
            Mat answer = net.forward();
            float[] output = new float[(int) answer.total()];
            new FloatPointer(answer.data()).get(output);
            return output;
        }
    }

    private static float[] onnxRuntime(OrtEnvironment environment, OrtSession session, float[] input, int[] shape)
            throws OrtException {
        long[] axes = Arrays.stream(shape).asLongStream().toArray();
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(input), axes);
                OrtSession.Result result = session.run(Map.of("x", tensor))) {
            // OpenCV answers the last output when it is not asked for another: of the recogniser that is the colour.
            OnnxTensor answer = (OnnxTensor) result.get(result.size() - 1);
            FloatBuffer values = answer.getFloatBuffer();
            float[] output = new float[values.remaining()];
            values.get(output);
            return output;
        }
    }

    private static String summary(double[] milliseconds) {
        double[] sorted = milliseconds.clone();
        Arrays.sort(sorted);
        return "%.2f (%.2f)".formatted(sorted[sorted.length / 2], sorted[sorted.length * 95 / 100]);
    }

    private static Net openCv(ModelFile model) {
        OpenCv.prepare();
        byte[] onnx = model.bytes();
        try (BytePointer copied = new BytePointer(onnx)) {
            return opencv_dnn.readNetFromONNX(copied, onnx.length);
        }
    }
}
