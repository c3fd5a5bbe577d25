package dev.throughline.common.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicsTest {

    private final List<String> declared = Topics.all((short) 1).stream().map(NewTopic::name).toList();

    @Test
    void everyLaneHasItsTopicAndItsDeadLetters() {
        assertThat(declared).containsAll(Arrays.stream(Lane.values()).map(Lane::topic).toList())
                .containsAll(Arrays.stream(Lane.values()).map(lane -> Topics.deadLetters(lane.topic())).toList());
    }

    @Test
    void noTopicIsDeclaredTwice() {
        assertThat(declared).doesNotHaveDuplicates();
    }
}
