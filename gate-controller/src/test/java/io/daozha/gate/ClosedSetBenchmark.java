package io.daozha.gate;

import io.daozha.billing.Plate;
import io.daozha.gate.ClosedSet.Answer;
import io.daozha.plate.Frame;
import io.daozha.plate.ImageFile;
import io.daozha.plate.NeuralPlateReader;
import io.daozha.plate.PlateColour;
import io.daozha.plate.PlateEvidence;
import io.daozha.plate.PlateRead;
import io.daozha.plate.PlateVote;
import io.daozha.plate.evaluation.LabelledImage;
import io.daozha.plate.evaluation.LabelsFile;
import io.daozha.plate.render.PlateRenderer;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * How often the wrong car is taken for the one at the exit, by {@link ClosedSet}, by edit distance (the nearest text at
 * most two edits away, if it is the only one), and by the same text alone. One exit is one look at a plate; 3 in 100 are of
 * cars that are not inside, and one car park in 20 holds a neighbouring number. Without labels plates are rendered, 36 to 80
 * pixels wide and noisy, and written down at the entry as a lane's vote reads them there; cars it is not sure of are left
 * out, for they get a lane ticket. Photographed plates are written down rightly; a folder stands for every labels.csv in it.
 *
 * <pre>
 * ./mvnw -B -ntp -q -pl gate-controller -am test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * cd gate-controller; java -Xmx3g -cp target/test-classes:target/classes:$(cat target/classpath) \
 *     io.daozha.gate.ClosedSetBenchmark EXITS SEED [FOLDER | labels.csv …]
 * </pre>
 */
final class ClosedSetBenchmark {
    private static final String SERIAL = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String CONFUSED = "0D8B2Z5S1T6G4AEFHNUVPR";

    private final Random random;
    private final NeuralPlateReader reader = new NeuralPlateReader();
    private final PlateRenderer renderer = new PlateRenderer();

    private record Seen(Plate truth, CarInside written, PlateVote vote) {}

    private static final class Score {
        private int right;
        private int asked;
        private int strangers;
        private int wrong;

        void count(Optional<Plate> answer, Optional<Plate> expected) {
            if (answer.isEmpty() && expected.isEmpty()) {
                strangers++;
            } else if (answer.isEmpty()) {
                asked++;
            } else if (answer.equals(expected)) {
                right++;
            } else {
                wrong++;
            }
        }
    }

    private ClosedSetBenchmark(long seed) {
        random = new Random(seed);
    }

    public static void main(String[] arguments) throws IOException {
        int exits = Integer.parseInt(arguments[0]);
        ClosedSetBenchmark benchmark = new ClosedSetBenchmark(Long.parseLong(arguments[1]));
        List<Seen> seen = arguments.length > 2 ? benchmark.photographed(arguments) : benchmark.rendered(exits / 10);
        long exact = seen.stream()
                .filter(one -> one.vote()
                        .best()
                        .map(PlateRead::text)
                        .equals(Optional.of(one.truth().text())))
                .count();
        System.out.printf("%d looks, %.1f %% of them read exactly%n", seen.size(), 100.0 * exact / seen.size());
        System.out.println("per 10,000 exits            taken rightly   asked   strangers asked   taken wrongly");
        for (int inside : new int[] {5, 30, 300}) {
            benchmark.compare(seen, inside, exits);
        }
    }

    private void compare(List<Seen> seen, int size, int exits) {
        Score ours = new Score();
        Score edits = new Score();
        Score same = new Score();
        for (int i = 0; i < exits; i++) {
            Seen one = seen.get(random.nextInt(seen.size()));
            boolean stranger = random.nextInt(100) < 3;
            List<Plate> inside = others(one.truth(), size - 1);
            Optional<Plate> expected =
                    stranger ? Optional.empty() : Optional.of(one.written().plate());
            CarInside last = stranger ? sure(others(one.truth(), 1).get(0)) : one.written();
            List<CarInside> candidates = new ArrayList<>(
                    inside.stream().map(ClosedSetBenchmark::sure).toList());
            candidates.add(last);
            inside.add(last.plate());
            Answer answer = ClosedSet.which(one.vote(), candidates);
            ours.count(answer instanceof Answer.It it ? Optional.of(it.car().plate()) : Optional.empty(), expected);
            edits.count(nearest(one.vote(), inside, 2), expected);
            same.count(nearest(one.vote(), inside, 0), expected);
        }
        print(size + " inside, closed set", ours, exits);
        print(size + " inside, edit distance", edits, exits);
        print(size + " inside, same text", same, exits);
    }

    private static CarInside sure(Plate plate) {
        return new CarInside(plate, 0.999, Instant.EPOCH, Optional.empty());
    }

    private static void print(String what, Score score, int exits) {
        double each = 10_000.0 / exits;
        System.out.printf(
                "%-25s %15.0f %7.1f %17.0f %15.1f%n",
                what, score.right * each, score.asked * each, score.strangers * each, score.wrong * each);
    }

    private List<Plate> others(Plate near, int count) {
        List<Plate> plates = new ArrayList<>();
        while (plates.size() < count) {
            if (random.nextInt(20 * count) == 0) {
                plates.add(misread(near));
                continue;
            }
            StringBuilder text = new StringBuilder(near.text().substring(0, 2));
            while (text.length() < near.text().length()) {
                text.append(SERIAL.charAt(random.nextInt(random.nextInt(4) == 0 ? SERIAL.length() : 10)));
            }
            if (!near.text().contentEquals(text)) {
                plates.add(new Plate(text.toString(), near.colour()));
            }
        }
        return plates;
    }

    /** One symbol other, half of the time for one that it resembles. */
    private Plate misread(Plate plate) {
        StringBuilder text = new StringBuilder(plate.text());
        int place = 2 + random.nextInt(text.length() - 2);
        int like = CONFUSED.indexOf(text.charAt(place));
        char other = like >= 0 && random.nextBoolean()
                ? CONFUSED.charAt(like ^ 1)
                : SERIAL.charAt((SERIAL.indexOf(text.charAt(place)) + 1 + random.nextInt(SERIAL.length() - 1))
                        % SERIAL.length());
        text.setCharAt(place, other);
        return new Plate(text.toString(), plate.colour());
    }

    private static Optional<Plate> nearest(PlateVote vote, List<Plate> inside, int most) {
        String read = vote.best().map(PlateRead::text).orElse("");
        int least = inside.stream()
                .mapToInt(plate -> edits(plate.text(), read))
                .min()
                .orElse(most + 1);
        List<Plate> nearest = inside.stream()
                .filter(plate -> edits(plate.text(), read) == least)
                .toList();
        return least <= most && nearest.size() == 1 ? Optional.of(nearest.get(0)) : Optional.empty();
    }

    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = corner + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }

    private List<Seen> photographed(String[] arguments) throws IOException {
        List<Seen> seen = new ArrayList<>();
        for (int i = 2; i < arguments.length; i++) {
            for (LabelledImage image : images(Path.of(arguments[i]))) {
                boolean one = image.labels().size() == 1
                        && !image.labels().get(0).plate().isEmpty();
                if (one && image.labels().get(0).colour().isPresent()) {
                    Frame frame = ImageFile.open(image.file());
                    List<PlateEvidence> plates = image.crop() ? reader.readCrop(frame) : reader.read(frame);
                    PlateColour colour = image.labels().get(0).colour().get();
                    Plate plate = plate(image.labels().get(0).plate(), colour);
                    add(seen, plate, Optional.of(sure(plate)), vote(frame, plates));
                }
            }
        }
        return seen;
    }

    private static List<LabelledImage> images(Path labels) throws IOException {
        if (!Files.isDirectory(labels)) {
            return LabelsFile.read(labels);
        }
        List<LabelledImage> images = new ArrayList<>();
        try (Stream<Path> files = Files.walk(labels)) {
            for (Path file :
                    files.filter(path -> path.endsWith("labels.csv")).sorted().toList()) {
                images.addAll(LabelsFile.read(file));
            }
        }
        return images;
    }

    private List<Seen> rendered(int count) {
        List<Seen> seen = new ArrayList<>();
        while (seen.size() < count) {
            String text =
                    others(new Plate("湘A00000", Plate.Colour.BLUE), 1).get(0).text();
            Plate plate = plate(text, PlateColour.BLUE);
            PlateVote entry = new PlateVote();
            for (int look = 0; look < 3 && entry.decision().isEmpty(); look++) {
                Frame frame = blurred(plate);
                entry.add(frame, reader.readCrop(frame));
            }
            Frame exit = blurred(plate);
            Optional<CarInside> written = entry.decision()
                    .map(read -> new CarInside(
                            plate(read.text(), read.colour()), read.confidence(), Instant.EPOCH, Optional.empty()));
            add(seen, plate, written, vote(exit, reader.readCrop(exit)));
        }
        return seen;
    }

    private static Plate plate(String text, PlateColour colour) {
        return new Plate(text, Plate.Colour.valueOf(colour.name()));
    }

    private static PlateVote vote(Frame frame, List<PlateEvidence> plates) {
        PlateVote vote = new PlateVote();
        vote.add(frame, plates);
        return vote;
    }

    private static void add(List<Seen> seen, Plate plate, Optional<CarInside> written, PlateVote vote) {
        if (vote.best().isPresent() && written.isPresent()) {
            seen.add(new Seen(plate, written.get(), vote));
        }
    }

    private Frame blurred(Plate car) {
        BufferedImage plate = renderer.render(car.text(), PlateColour.BLUE, 0.6);
        int width = 36 + random.nextInt(45);
        int height = width * plate.getHeight() / plate.getWidth();
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(plate.getScaledInstance(width, height, java.awt.Image.SCALE_AREA_AVERAGING), 0, 0, null);
        pen.dispose();
        byte[] bgr = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        double noise = 5 + random.nextDouble() * 25;
        for (int i = 0; i < bgr.length; i++) {
            bgr[i] = (byte) Math.max(
                    0, Math.min(255, Math.round((bgr[i] & 0xff) * 0.7 + random.nextGaussian() * noise)));
        }
        return new Frame("exit", 1, Instant.EPOCH, width, height, bgr);
    }
}
