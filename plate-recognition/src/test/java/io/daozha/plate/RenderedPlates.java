package io.daozha.plate;

import io.daozha.plate.render.PlateRenderer;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Kernel;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Equal numbers of rendered plates of every kind and every province, as a lane's camera would show them: 100 to 180 pixels
 * wide, a little turned, soft, noisy, light or dark. Run as a program it prints how many of each are read exactly:
 * {@code RenderedPlates SEED EACH}.
 */
final class RenderedPlates {

    private final PlateRenderer renderer = new PlateRenderer();
    private final Random random;
    private final NeuralPlateReader reader;

    RenderedPlates(NeuralPlateReader reader, long seed) {
        this.reader = reader;
        random = new Random(seed);
    }

    public static void main(String[] arguments) {
        int each = Integer.parseInt(arguments[1]);
        try (NeuralPlateReader reader = new NeuralPlateReader()) {
            RenderedPlates plates = new RenderedPlates(reader, Long.parseLong(arguments[0]));
            plates.byKind(each).forEach((kind, share) -> System.out.printf("%s %.1f %%%n", kind, 100 * share));
            plates.byProvince(each)
                    .forEach((province, share) -> System.out.printf("%s %.1f %%%n", province, 100 * share));
        }
    }

    /** Share of plates read exactly, by kind. */
    Map<PlateClass, Double> byKind(int each) {
        Map<PlateClass, Double> shares = new TreeMap<>();
        Arrays.stream(PlateClass.values())
                .filter(kind -> kind != PlateClass.UNKNOWN)
                .forEach(kind -> shares.put(kind, share(kind, null, each)));
        return shares;
    }

    /** Share of ordinary plates read exactly, by province. */
    Map<String, Double> byProvince(int each) {
        Map<String, Double> shares = new TreeMap<>();
        PlateTexts.PROVINCES
                .codePoints()
                .mapToObj(Character::toString)
                .forEach(province -> shares.put(province, share(PlateClass.ORDINARY, province, each)));
        return shares;
    }

    private double share(PlateClass kind, String province, int each) {
        int right = 0;
        for (int i = 0; i < each; i++) {
            String text = province == null ? PlateTexts.of(kind, random) : PlateTexts.of(kind, province, random);
            PlateEvidence seen =
                    reader.readCrop(picture(text, PlateTexts.colour(kind))).get(0);
            right += seen.text().equals(text) ? 1 : 0;
        }
        return (double) right / each;
    }

    private Frame picture(String text, PlateColour colour) {
        BufferedImage plate = renderer.render(text, colour, 0.6);
        double scale = (100 + random.nextInt(80)) / (double) plate.getWidth();
        int width = (int) (plate.getWidth() * scale * 1.08);
        int height = (int) (plate.getHeight() * scale * 1.12);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        AffineTransform place = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
        place.rotate(random.nextGaussian() * 0.03);
        place.scale(scale, scale);
        place.translate(-plate.getWidth() / 2.0, -plate.getHeight() / 2.0);
        pen.drawImage(plate, place, null);
        pen.dispose();
        return new Frame(
                "plates", 0, Instant.EPOCH, width, height, exposed(random.nextBoolean() ? soft(picture) : picture));
    }

    private static BufferedImage soft(BufferedImage picture) {
        float ninth = 1 / 9f;
        float[] mean = {ninth, ninth, ninth, ninth, ninth, ninth, ninth, ninth, ninth};
        BufferedImage soft = new BufferedImage(picture.getWidth(), picture.getHeight(), picture.getType());
        new ConvolveOp(new Kernel(3, 3, mean), ConvolveOp.EDGE_NO_OP, null).filter(picture, soft);
        return soft;
    }

    private byte[] exposed(BufferedImage picture) {
        byte[] bgr =
                ((DataBufferByte) picture.getRaster().getDataBuffer()).getData().clone();
        double light = 0.35 + random.nextDouble() * 0.8;
        double noise = random.nextDouble() * 8;
        for (int i = 0; i < bgr.length; i++) {
            double value = (bgr[i] & 0xff) * light + random.nextGaussian() * noise;
            bgr[i] = (byte) Math.max(0, Math.min(255, Math.round(value)));
        }
        return bgr;
    }
}
