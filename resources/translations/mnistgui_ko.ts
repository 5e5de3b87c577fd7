<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>AboutSetDialog</name>
    <message>
        <source>About this data set</source>
        <translation>데이터셋 정보</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>픽셀</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Mean and deviation</source>
        <translation>평균 / 표준편차</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>In torchvision</source>
        <translation>torchvision에서</translation>
    </message>
    <message>
        <source>root</source>
        <translation>root</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Of the training pixels, scaled to 0 to 1, one number a channel: what Normalize is given</source>
        <translation>0부터 1까지로 바꾼 학습용 픽셀의 값, 채널마다 하나씩: Normalize에 넣는 값</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>변경…</translation>
    </message>
    <message>
        <source>Change the root folder</source>
        <translation>root 폴더 변경</translation>
    </message>
    <message>
        <source>Keep and look for all data sets in another folder; no file is moved</source>
        <translation>모든 데이터셋을 다른 폴더에 두고 거기서 찾습니다. 파일은 옮기지 않습니다</translation>
    </message>
    <message>
        <source>The folder that torchvision&apos;s classes are given as root</source>
        <translation>torchvision의 클래스에 root로 넘기는 폴더</translation>
    </message>
    <message>
        <source>Where the files of this data set lie</source>
        <translation>이 데이터셋의 파일이 있는 곳</translation>
    </message>
    <message>
        <source>Files that were left out</source>
        <translation>제외한 파일</translation>
    </message>
    <message>
        <source>none is stated</source>
        <translation>명시되지 않음</translation>
    </message>
    <message>
        <source>Left out, for they cannot be read: {count}</source>
        <translation>읽을 수 없어 제외함: {count}</translation>
    </message>
    <message>
        <source>train</source>
        <translation>학습용</translation>
    </message>
    <message>
        <source>test</source>
        <translation>테스트용</translation>
    </message>
    <message>
        <source>together</source>
        <translation>합계</translation>
    </message>
    <message>
        <source>of these in MNIST (test10k)</source>
        <translation>이 중 MNIST에 있는 것 (test10k)</translation>
    </message>
    <message>
        <source>others (test50k)</source>
        <translation>나머지 (test50k)</translation>
    </message>
    <message>
        <source>all of NIST</source>
        <translation>NIST 전체</translation>
    </message>
    <message>
        <source>{height}×{width}, grey (1 channel)</source>
        <translation>{height}×{width}, 흑백 (1채널)</translation>
    </message>
    <message>
        <source>{height}×{width}, colour (3 channels)</source>
        <translation>{height}×{width}, 컬러 (3채널)</translation>
    </message>
    <message>
        <source>not computed yet</source>
        <translation>아직 계산하지 않음</translation>
    </message>
    <message>
        <source>{mean} and {std}</source>
        <translation>{mean} / {std}</translation>
    </message>
    <message>
        <source>{mean} and {std} (computed)</source>
        <translation>{mean} / {std} (계산함)</translation>
    </message>
    <message>
        <source>Folder for all data sets</source>
        <translation>모든 데이터셋의 폴더</translation>
    </message>
</context>
<context>
    <name>AccuracyReadout</name>
    <message>
        <source>Epoch {epoch} · accuracy {accuracy} %</source>
        <translation>에폭 {epoch} · 정확도 {accuracy}&#xa0;%</translation>
    </message>
    <message>
        <source>Epoch {epoch} · accuracy {accuracy} % · smoothed {smoothed} %</source>
        <translation>에폭 {epoch} · 정확도 {accuracy}&#xa0;% · 평활화 {smoothed}&#xa0;%</translation>
    </message>
    <message>
        <source>After epoch {epoch} · accuracy on the test set {accuracy} %</source>
        <translation>에폭 {epoch} 뒤 · 테스트 정확도 {accuracy}&#xa0;%</translation>
    </message>
    <message>
        <source>After epoch {epoch} · accuracy on the test set {accuracy} % · validation {validation} %</source>
        <translation>에폭 {epoch} 뒤 · 테스트 정확도 {accuracy}&#xa0;% · 검증 {validation}&#xa0;%</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Start</source>
        <translation>시작(&amp;S)</translation>
    </message>
    <message>
        <source>Train a new net with the settings on the right.</source>
        <translation>오른쪽의 설정으로 새 신경망을 학습시킵니다.</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>일시정지(&amp;P)</translation>
    </message>
    <message>
        <source>Hold the run before its next iteration; press again to go on.</source>
        <translation>다음 이터레이션 전에 학습을 멈춥니다. 다시 누르면 이어서 진행합니다.</translation>
    </message>
    <message>
        <source>One s&amp;tep</source>
        <translation>한 단계(&amp;T)</translation>
    </message>
    <message>
        <source>Train on one mini-batch (one iteration) and hold.</source>
        <translation>미니배치 하나(1&#xa0;이터레이션)만 학습하고 멈춥니다.</translation>
    </message>
    <message>
        <source>One li&amp;ne</source>
        <translation>한 줄(&amp;N)</translation>
    </message>
    <message>
        <source>Do the next of the five lines of a training step, and hold.</source>
        <translation>학습 한 단계의 다섯 줄 가운데 다음 줄을 실행하고 멈춥니다.</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>정지(&amp;O)</translation>
    </message>
    <message>
        <source>End the run. What it has learned is kept.</source>
        <translation>학습을 끝냅니다. 지금까지 학습한 내용은 남습니다.</translation>
    </message>
    <message>
        <source>To the &amp;end of the epoch</source>
        <translation>에폭 끝까지(&amp;E)</translation>
    </message>
    <message>
        <source>Train to the end of the epoch, its test included, and hold there.</source>
        <translation>테스트까지 포함해 에폭 끝까지 학습하고 거기서 멈춥니다.</translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>다시 시작(&amp;R)</translation>
    </message>
    <message>
        <source>Begin the run again with its own settings and the same start; a run that goes on is ended.</source>
        <translation>같은 설정과 같은 시작값으로 학습을 처음부터 다시 합니다. 진행 중인 학습은 끝냅니다.</translation>
    </message>
    <message>
        <source>Slo&amp;w motion</source>
        <translation>느린 동작(&amp;W)</translation>
    </message>
    <message>
        <source>Rest after each iteration, to watch what it does; the delay stands beside.</source>
        <translation>이터레이션마다 쉬면서 무엇을 하는지 보여 줍니다. 쉬는 시간은 옆에서 정합니다.</translation>
    </message>
    <message>
        <source>Save the plot as a &amp;picture…</source>
        <translation>그래프를 그림으로 저장(&amp;P)…</translation>
    </message>
    <message>
        <source>Save loss and accuracy as they are shown, as PNG or SVG.</source>
        <translation>보이는 그대로의 손실과 정확도를 PNG 또는 SVG로 저장합니다.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>끝내기(&amp;Q)</translation>
    </message>
    <message>
        <source>Close the window; a run that goes on is ended and kept.</source>
        <translation>창을 닫습니다. 진행 중인 학습은 끝내고 결과를 남깁니다.</translation>
    </message>
    <message>
        <source>Show &amp;nine images…</source>
        <translation>아홉 장 보기(&amp;N)…</translation>
    </message>
    <message>
        <source>Nine images drawn by lot with their labels, as every tutorial shows them.</source>
        <translation>튜토리얼마다 나오듯이, 제비로 뽑은 이미지 아홉 장을 레이블과 함께 봅니다.</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>레이아웃 초기화(&amp;R)</translation>
    </message>
    <message>
        <source>Put every dock back where it was at the first start.</source>
        <translation>모든 패널을 처음 시작했을 때의 자리로 되돌립니다.</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>밝게(&amp;L)</translation>
    </message>
    <message>
        <source>Dark text on a light ground.</source>
        <translation>밝은 바탕에 어두운 글자로 표시합니다.</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>어둡게(&amp;D)</translation>
    </message>
    <message>
        <source>Light text on a dark ground.</source>
        <translation>어두운 바탕에 밝은 글자로 표시합니다.</translation>
    </message>
    <message>
        <source>Show the program in English.</source>
        <translation>프로그램을 영어로 표시합니다.</translation>
    </message>
    <message>
        <source>Show the program in Korean.</source>
        <translation>프로그램을 한국어로 표시합니다.</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>키보드 단축키(&amp;K)</translation>
    </message>
    <message>
        <source>Show which key does what.</source>
        <translation>어떤 키가 무슨 일을 하는지 보여 줍니다.</translation>
    </message>
</context>
<context>
    <name>ActivationView</name>
    <message>
        <source>The activation f turns the sum z of a unit into its answer a; f′ is its derivative, by which backpropagation multiplies the gradient on its way back. The point is the sample at hand, the ticks are all samples, in the colours of their classes.</source>
        <translation>활성 함수 f는 유닛의 합 z를 답 a로 바꿉니다. f′는 그 도함수이며, 역전파는 기울기를 뒤로 보내면서 이것을 곱합니다. 점은 지금의 샘플이고, 눈금은 모든 샘플을 클래스의 색으로 나타낸 것입니다.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>유닛</translation>
    </message>
    <message>
        <source>The unit whose activation is shown: hidden units first, then the output.</source>
        <translation>활성 함수를 보여 줄 유닛입니다. 은닉 유닛이 먼저이고 출력이 마지막입니다.</translation>
    </message>
    <message>
        <source>Activation and its derivative</source>
        <translation>활성 함수와 그 도함수</translation>
    </message>
    <message>
        <source>z · step</source>
        <translation>z · 계단 함수</translation>
    </message>
    <message>
        <source>{unit} at {point}:</source>
        <translation>{point}에서 {unit}:</translation>
    </message>
    <message>
        <source>No derivative to learn by: it is 0 on both sides of the jump, and there is none at it. That is why the threshold rule uses no gradient.</source>
        <translation>학습에 쓸 도함수가 없습니다. 뛰는 곳의 양쪽에서는 0이고, 뛰는 곳에는 아예 없습니다. 그래서 임계값 규칙은 기울기를 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Softmax mixes all units: the curve is for the other sums held.</source>
        <translation>softmax는 모든 유닛을 섞습니다. 이 곡선은 다른 합을 고정했을 때의 것입니다.</translation>
    </message>
    <message>
        <source>Saturated: f′ is almost 0, but cross entropy takes it out again: ∂L/∂z = a − t.</source>
        <translation>포화: f′가 거의 0이지만 교차 엔트로피에서는 약분되어 사라집니다: ∂L/∂z = a − t.</translation>
    </message>
    <message>
        <source>z is not above 0: f′ is 0, so no gradient passes.</source>
        <translation>z가 0보다 크지 않습니다. f′가 0이므로 기울기가 지나가지 않습니다.</translation>
    </message>
    <message>
        <source>z is not above 0: only a hundredth of the gradient passes.</source>
        <translation>z가 0보다 크지 않습니다. 기울기의 100분의 1만 지나갑니다.</translation>
    </message>
    <message>
        <source>Saturated: f′ is almost 0, so almost no gradient passes.</source>
        <translation>포화: f′가 거의 0이므로 기울기가 거의 지나가지 않습니다.</translation>
    </message>
</context>
<context>
    <name>AdviceBar</name>
    <message>
        <source>{field} {value}</source>
        <translation>{field} {value}</translation>
    </message>
    <message>
        <source>Set {changes}</source>
        <translation>{changes} 적용</translation>
    </message>
    <message>
        <source>Changes these settings. A run that goes on keeps its own: press Start anew.</source>
        <translation>이 설정들을 바꿉니다. 진행 중인 학습의 설정은 그대로이니 “새로 시작”을 누르세요.</translation>
    </message>
</context>
<context>
    <name>AnswerView</name>
    <message>
        <source>The net&apos;s answer</source>
        <translation>신경망의 답</translation>
    </message>
    <message>
        <source>The digit that the net holds most likely</source>
        <translation>신경망이 가장 가능성이 크다고 본 숫자</translation>
    </message>
    <message>
        <source>About the answer</source>
        <translation>답에 대한 설명</translation>
    </message>
    <message>
        <source>The pretrained net refuses what is not like the digits it has learned: 0.4 % of MNIST&apos;s test digits, over 90 % of scribbles, over 95 % of letters that look like no digit. It judges for your own nets for digits, too, which are sure of everything. The bars show what they would have said.</source>
        <translation>미리 학습된 신경망은 배운 숫자와 닮지 않은 것을 거부합니다: MNIST 테스트 숫자의 0.4 %, 낙서의 90 % 이상, 숫자로 보이지 않는 글자의 95 % 이상입니다. 무엇에든 확신하는 직접 학습시킨 숫자 신경망도 이 신경망이 대신 판정합니다. 막대는 거부하지 않았다면 했을 답을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Save as a {label}</source>
        <translation>{label}(으)로 저장</translation>
    </message>
    <message>
        <source>It is a {label}: save the drawing with this label in your collection. (Key {label})</source>
        <translation>이것은 {label}입니다. 이 레이블로 그림을 내 손글씨에 저장합니다. ({label} 키)</translation>
    </message>
    <message>
        <source>unfamiliar</source>
        <translation>낯섦</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>발산함</translation>
    </message>
    <message>
        <source>No net could be loaded to answer. You can still draw and see the stages.</source>
        <translation>답할 신경망을 불러오지 못했습니다. 그리기와 단계 보기는 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Loading PyTorch… You can draw already.</source>
        <translation>PyTorch를 불러오는 중… 지금도 그릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Nothing is drawn yet.</source>
        <translation>아직 그린 것이 없습니다.</translation>
    </message>
    <message>
        <source>The answer is on its way.</source>
        <translation>답을 구하는 중입니다.</translation>
    </message>
    <message>
        <source>Not like anything I know. The nearest would be {answer}.</source>
        <translation>아는 것과 닮지 않았습니다. 가장 가까운 것은 {answer}입니다.</translation>
    </message>
    <message>
        <source>This net gives no numbers: its training has diverged.</source>
        <translation>이 신경망은 학습이 발산하여 값을 내지 못합니다.</translation>
    </message>
    <message>
        <source>is the net&apos;s answer, with a probability of {percent}.</source>
        <translation>신경망의 답입니다. 확률은 {percent}입니다.</translation>
    </message>
    <message>
        <source>The image&apos;s label is {label}.</source>
        <translation>이 이미지의 레이블은 {label}입니다.</translation>
    </message>
</context>
<context>
    <name>Arithmetic</name>
    <message>
        <source>{total} − {held_back} for validation = {images}</source>
        <translation>{total} − 검증용 {held_back} = {images}</translation>
    </message>
    <message>
        <source>{images} / {batch} = {iterations} an epoch, × {epochs} = {total}</source>
        <translation>{images} / {batch} = 에폭당 {iterations}, × {epochs} = {total}</translation>
    </message>
    <message>
        <source>{images} / {batch} = {batches}, {over} left out: {iterations} an epoch, × {epochs} = {total}</source>
        <translation>{images} / {batch} = {batches}, {over} 버림: 에폭당 {iterations}, × {epochs} = {total}</translation>
    </message>
    <message>
        <source>{images} / {batch} = {batches}, {over} over: {iterations} an epoch, × {epochs} = {total}</source>
        <translation>{images} / {batch} = {batches}, {over} 남음: 에폭당 {iterations}, × {epochs} = {total}</translation>
    </message>
    <message>
        <source>1 full batch</source>
        <translation>꽉 찬 배치 1개</translation>
    </message>
    <message>
        <source>{count} full batches</source>
        <translation>꽉 찬 배치 {count}개</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>이미지 1장</translation>
    </message>
    <message>
        <source>{count} images</source>
        <translation>이미지 {count}장</translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation>1&#xa0;에폭</translation>
    </message>
    <message>
        <source>{count} epochs</source>
        <translation>{count}&#xa0;에폭</translation>
    </message>
    <message>
        <source>Nothing is left over, so “Drop last” changes nothing here.</source>
        <translation>남는 이미지가 없으므로 drop_last를 켜도 달라지는 것이 없습니다.</translation>
    </message>
    <message>
        <source>No batch is full, so nothing would be trained: take a smaller batch or keep the last one.</source>
        <translation>꽉 찬 배치가 없어 아무것도 학습할 수 없습니다. 배치 크기를 줄이거나 drop_last를 끄세요.</translation>
    </message>
    <message>
        <source>With “Shuffle” on, other images are left out each epoch.</source>
        <translation>shuffle이 켜져 있어 에폭마다 다른 이미지가 버려집니다.</translation>
    </message>
    <message>
        <source>With “Shuffle” off, the same images are left out every epoch: the network never sees them.</source>
        <translation>shuffle이 꺼져 있어 에폭마다 같은 이미지가 버려집니다. 신경망은 그 이미지를 한 번도 보지 못합니다.</translation>
    </message>
    <message>
        <source>1 iteration</source>
        <translation>1&#xa0;이터레이션</translation>
    </message>
    <message>
        <source>{count} iterations</source>
        <translation>{count}&#xa0;이터레이션</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>이터레이션 수</translation>
    </message>
    <message>
        <source>Try batch size {size}</source>
        <translation>배치 크기 {size} 써 보기</translation>
    </message>
    <message>
        <source>Sets a batch size that leaves images over, so that “Drop last” can be seen.</source>
        <translation>이미지가 남는 배치 크기로 바꿔서 drop_last의 효과를 볼 수 있게 합니다.</translation>
    </message>
</context>
<context>
    <name>Backpropagation</name>
    <message>
        <source>zero_grad() is left out: backward() adds the new gradient to the old one that .grad still holds, as the table shows (old + new). step() then goes by a sum that belongs to no single sample.</source>
        <translation>zero_grad()를 뺐습니다. backward()는 .grad에 남아 있는 이전 기울기에 새 기울기를 더하며, 표에 그대로 보입니다(이전 + 새것). 그러면 step()은 어느 한 샘플의 것도 아닌 합을 따릅니다.</translation>
    </message>
    <message>
        <source>All weights are 0.5: units of a hidden layer get the same z, a and gradient, so step() moves them alike. After {count} updates of the lab they still differ by {difference}: they stay one unit, for ever.</source>
        <translation>모든 가중치가 0.5입니다. 은닉층의 유닛은 z, a, 기울기가 모두 같아서 step()이 똑같이 움직입니다. 실험실의 업데이트 {count}회 뒤에도 유닛 사이의 차이는 {difference}입니다. 언제까지나 유닛 하나와 같습니다.</translation>
    </message>
    <message>
        <source>No rate was found at which the loss rises: where all is learned, or the units are at their ends, no gradient is left to overshoot with.</source>
        <translation>손실이 커지는 학습률을 찾지 못했습니다. 이미 다 학습했거나 유닛이 양 끝 값에 있으면, 지나칠 만한 기울기가 남아 있지 않습니다.</translation>
    </message>
    <message>
        <source>Rate {rate} instead of {before}: over {count} updates of the lab the mean loss of all samples went {losses}. Each update goes past the lowest point and up on the other side.</source>
        <translation>학습률 {before} 대신 {rate}: 실험실의 업데이트 {count}회 동안 모든 샘플의 평균 손실은 다음과 같이 바뀌었습니다: {losses}. 업데이트마다 가장 낮은 점을 지나쳐 반대쪽으로 올라갑니다.</translation>
    </message>
    <message>
        <source>They began at the first weights.</source>
        <translation>모두 가중치의 시작값에서 출발한 업데이트입니다.</translation>
    </message>
    <message>
        <source>One update of all weights from the one sample {sample}, line by line. Press “Next phase” or Space.</source>
        <translation>샘플 {sample} 하나로 모든 가중치를 한 번 업데이트하는 과정을 한 줄씩 봅니다. “다음 단계”나 Space를 누르세요.</translation>
    </message>
    <message>
        <source>zero_grad() is forgotten: .grad still holds the gradient of the update before, and backward() will add to it.</source>
        <translation>zero_grad()를 잊었습니다. .grad에 앞 업데이트의 기울기가 남아 있고, backward()는 거기에 더합니다.</translation>
    </message>
    <message>
        <source>.grad of all {count} weights and biases is now 0: backward() adds to what it finds there.</source>
        <translation>가중치와 편향 {count}개의 .grad가 모두 0이 되었습니다. backward()는 .grad에 있는 값에 더하기 때문입니다.</translation>
    </message>
    <message>
        <source>Forward: each unit adds up weight times input and its bias to z, and passes on a = f(z). The last a is the answer.</source>
        <translation>순전파: 유닛마다 가중치와 입력의 곱을 모두 더하고 편향을 더해 z를 구한 뒤 a = f(z)를 넘깁니다. 마지막 a가 답입니다.</translation>
    </message>
    <message>
        <source>Forward, layer {layer} of {layers}: each unit adds up weight times input and its bias to z; a = f(z).</source>
        <translation>순전파, 층 {layer}/{layers}: 유닛마다 가중치와 입력의 곱을 모두 더하고 편향을 더해 z를 구합니다. a = f(z)입니다.</translation>
    </message>
    <message>
        <source>Mean squared error: L = (a {minus} t)² = {loss}. One number for how wrong the answer is.</source>
        <translation>평균 제곱 오차: L = (a {minus} t)² = {loss}. 답이 얼마나 틀렸는지를 나타내는 수 하나입니다.</translation>
    </message>
    <message>
        <source>Mean squared error: L = the mean of (a {minus} t)² over the output units = {loss}.</source>
        <translation>평균 제곱 오차: L = 모든 출력 유닛에 대한 (a {minus} t)²의 평균 = {loss}.</translation>
    </message>
    <message>
        <source>Cross entropy: L = {minus}ln(the probability given to the right class) = {loss}. One number for how wrong the answer is.</source>
        <translation>교차 엔트로피: L = {minus}ln(맞는 클래스에 준 확률) = {loss}. 답이 얼마나 틀렸는지를 나타내는 수 하나입니다.</translation>
    </message>
    <message>
        <source>Backward, layer {layer} of {layers}: from ∂L/∂a to ∂L/∂z to ∂L/∂w by the chain rule. No weight changes yet.</source>
        <translation>역전파, 층 {layer}/{layers}: 연쇄 법칙으로 ∂L/∂a에서 ∂L/∂z를, 거기서 ∂L/∂w를 구합니다. 가중치는 아직 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>Backward, from the last layer to the first: ∂L/∂a, ∂L/∂z, ∂L/∂w by the chain rule, added to .grad. No weight changes yet.</source>
        <translation>역전파, 마지막 층에서 첫 층으로: 연쇄 법칙으로 ∂L/∂a, ∂L/∂z, ∂L/∂w를 구해 .grad에 더합니다. 가중치는 아직 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>The new weights would be beyond all bounds: nothing is changed. The rate is too high.</source>
        <translation>새 가중치가 한계를 벗어나게 되므로 아무것도 바꾸지 않았습니다. 학습률이 너무 높습니다.</translation>
    </message>
    <message>
        <source>Only now the weights change: new w = w {minus} rate · .grad, with the rate {rate}.</source>
        <translation>이제야 가중치가 바뀝니다: 새 w = w {minus} 학습률 · .grad, 학습률은 {rate}입니다.</translation>
    </message>
    <message>
        <source>Only now the weights change: {optimizer} makes new w of .grad, with the rate {rate}.</source>
        <translation>이제야 가중치가 바뀝니다: {optimizer} 규칙이 .grad로 새 w를 만듭니다. 학습률은 {rate}입니다.</translation>
    </message>
</context>
<context>
    <name>BackpropagationPage</name>
    <message>
        <source>Backpropagation, number by number</source>
        <translation>수 하나하나로 보는 역전파</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this text (Esc)</source>
        <translation>이 글 닫기 (Esc)</translation>
    </message>
    <message>
        <source>Close this text</source>
        <translation>이 글 닫기</translation>
    </message>
</context>
<context>
    <name>Bars</name>
    <message>
        <source>Probability of each class</source>
        <translation>클래스별 확률</translation>
    </message>
    <message>
        <source>How likely the net holds each class for this drawing: its outputs through softmax, 100 % together.</source>
        <translation>신경망이 이 그림을 각 클래스로 볼 확률입니다. 출력에 softmax를 적용한 값이며, 모두 더하면 100&#xa0;%입니다.</translation>
    </message>
    <message>
        <source>No values: nothing is drawn, or no net is there yet.</source>
        <translation>값 없음: 아직 그린 것이 없거나 신경망이 준비되지 않았습니다.</translation>
    </message>
</context>
<context>
    <name>BatchList</name>
    <message>
        <source>{label} · image {index}</source>
        <translation>{label} · 이미지 {index}</translation>
    </message>
    <message>
        <source>{label} · image {index} · loss {loss}: the net gave its label {share}</source>
        <translation>{label} · 이미지 {index} · 손실 {loss}: 신경망이 이 레이블에 준 확률 {share}</translation>
    </message>
</context>
<context>
    <name>BatchNavigator</name>
    <message>
        <source>of {iterations}</source>
        <translation>/ {iterations}</translation>
    </message>
    <message>
        <source>Iteration {number} of {iterations}</source>
        <translation>이터레이션 {number} / {iterations}</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>에폭</translation>
    </message>
    <message>
        <source>Epoch that is looked at</source>
        <translation>보고 있는 에폭</translation>
    </message>
    <message>
        <source>With shuffle on, every epoch has an order of its own</source>
        <translation>shuffle이 켜져 있으면 에폭마다 순서가 다릅니다</translation>
    </message>
    <message>
        <source>Follow the run</source>
        <translation>학습 따라가기</translation>
    </message>
    <message>
        <source>During a run: show the batch that was just trained on.
Look elsewhere, and it is switched off.</source>
        <translation>학습 중에 방금 학습한 배치를 보여 줍니다.
다른 곳을 보면 꺼집니다.</translation>
    </message>
    <message>
        <source>Iterations of the epoch</source>
        <translation>에폭의 이터레이션</translation>
    </message>
    <message>
        <source>Click an iteration, or move with the arrow keys, Home and End</source>
        <translation>이터레이션을 클릭하거나 화살표 키, Home, End로 옮겨 다닙니다</translation>
    </message>
    <message>
        <source>Iteration that is looked at</source>
        <translation>보고 있는 이터레이션</translation>
    </message>
    <message>
        <source>One iteration is one batch: one update of the weights</source>
        <translation>1&#xa0;이터레이션은 배치 하나, 곧 가중치를 한 번 업데이트하는 것입니다</translation>
    </message>
    <message>
        <source>First iteration</source>
        <translation>첫 이터레이션</translation>
    </message>
    <message>
        <source>Previous iteration</source>
        <translation>이전 이터레이션</translation>
    </message>
    <message>
        <source>Next iteration</source>
        <translation>다음 이터레이션</translation>
    </message>
    <message>
        <source>Last iteration</source>
        <translation>마지막 이터레이션</translation>
    </message>
</context>
<context>
    <name>BatchRow</name>
    <message>
        <source>all samples</source>
        <translation>모든 샘플</translation>
    </message>
    <message>
        <source>mini-batch</source>
        <translation>미니배치</translation>
    </message>
    <message>
        <source>one sample</source>
        <translation>샘플 하나</translation>
    </message>
    <message>
        <source>shuffle</source>
        <translation>섞기</translation>
    </message>
    <message>
        <source>Samples of an update</source>
        <translation>업데이트 한 번에 쓰는 샘플</translation>
    </message>
    <message>
        <source>Samples of a mini-batch</source>
        <translation>미니배치의 샘플 수</translation>
    </message>
    <message>
        <source>Shuffle the order of the samples</source>
        <translation>샘플의 순서 섞기</translation>
    </message>
    <message>
        <source>What an update is made of. One sample at a time wants a lower rate: 0.1 for four tanh units.</source>
        <translation>업데이트 한 번에 무엇을 쓸지 정합니다. 샘플을 하나씩 쓸 때는 더 낮은 학습률이 알맞습니다: tanh 유닛 4개라면 0.1입니다.</translation>
    </message>
    <message>
        <source>So many samples an update; the last of an epoch may have fewer.</source>
        <translation>업데이트 한 번에 쓰는 샘플 수입니다. 에폭의 마지막 업데이트에서는 더 적을 수 있습니다.</translation>
    </message>
    <message>
        <source>Draw another order for every epoch. All learners that stand side by side take the same order.</source>
        <translation>에폭마다 순서를 새로 뽑습니다. 나란히 있는 학습기는 모두 같은 순서를 씁니다.</translation>
    </message>
</context>
<context>
    <name>BatchesView</name>
    <message>
        <source>&lt;b&gt;Left out of epoch {epoch}&lt;/b&gt;, as they lie in the set.</source>
        <translation>&lt;b&gt;에폭 {epoch}에서 버린 이미지&lt;/b&gt;, 데이터셋에 있는 그대로입니다.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Epoch {epoch}, iteration {iteration}&lt;/b&gt;: {indices}</source>
        <translation>&lt;b&gt;에폭 {epoch}, 이터레이션 {iteration}&lt;/b&gt;: {indices}</translation>
    </message>
    <message>
        <source>&lt;b&gt;Trained on: epoch {epoch}, iteration {iteration}&lt;/b&gt;, mean loss {loss}: {indices}</source>
        <translation>&lt;b&gt;방금 학습함: 에폭 {epoch}, 이터레이션 {iteration}&lt;/b&gt;, 평균 손실 {loss}: {indices}</translation>
    </message>
    <message>
        <source>image {indices}</source>
        <translation>이미지 {indices}</translation>
    </message>
    <message>
        <source>images {indices}</source>
        <translation>이미지 {indices}</translation>
    </message>
    <message>
        <source>The first {shown} of {count} are shown.</source>
        <translation>{count}장 중 처음 {shown}장을 보여 줍니다.</translation>
    </message>
    <message>
        <source>The batches of the training set appear here.</source>
        <translation>여기에 학습용 데이터의 배치가 나타납니다.</translation>
    </message>
    <message>
        <source>An epoch has no batch at all: take a smaller batch size, or switch drop_last off.</source>
        <translation>에폭에 배치가 하나도 없습니다. 배치 크기를 줄이거나 drop_last를 끄세요.</translation>
    </message>
    <message>
        <source>The batch is being prepared…</source>
        <translation>배치를 준비하는 중…</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>The batch on show</source>
        <translation>표시된 배치</translation>
    </message>
    <message>
        <source>Images of the batch</source>
        <translation>배치의 이미지</translation>
    </message>
    <message>
        <source>Each image after the transforms, with its label. Enter opens the image.</source>
        <translation>변환을 거친 이미지와 그 레이블입니다. Enter를 누르면 이미지가 열립니다.</translation>
    </message>
</context>
<context>
    <name>BeforeAfter</name>
    <message>
        <source>Images before and after the transforms</source>
        <translation>변환 전과 후의 이미지</translation>
    </message>
    <message>
        <source>On the left of each pair the image of the set, on the right what the net is fed</source>
        <translation>쌍마다 왼쪽은 데이터셋의 이미지, 오른쪽은 신경망에 들어가는 이미지입니다</translation>
    </message>
    <message>
        <source>after</source>
        <translation>후</translation>
    </message>
    <message>
        <source>before</source>
        <translation>전</translation>
    </message>
</context>
<context>
    <name>Browser</name>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Arrow keys move, with Shift they choose several, a digit or letter goes to the next image of that class, Enter enlarges the image.</source>
        <translation>화살표 키로 옮겨 다니고, Shift와 함께 누르면 여러 장을 고릅니다. 숫자나 글자를 누르면 그 클래스의 다음 이미지로 가고, Enter를 누르면 이미지가 커집니다.</translation>
    </message>
    <message>
        <source>{shown} of {total} images</source>
        <translation>이미지 {total}장 중 {shown}장</translation>
    </message>
    <message>
        <source>No image of this class is in the set.</source>
        <translation>이 클래스의 이미지가 없습니다.</translation>
    </message>
    <message>
        <source>No images</source>
        <translation>이미지 없음</translation>
    </message>
    <message>
        <source>The images are being read…</source>
        <translation>이미지를 읽는 중…</translation>
    </message>
    <message>
        <source>The images appear here.</source>
        <translation>여기에 이미지가 나타납니다.</translation>
    </message>
</context>
<context>
    <name>BrowserControls</name>
    <message>
        <source>A net is looking at the images. They are sorted when it has seen all.</source>
        <translation>신경망이 이미지를 보는 중입니다. 모두 보고 나면 정렬됩니다.</translation>
    </message>
    <message>
        <source>Number of images on show</source>
        <translation>표시된 이미지 수</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>작게</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>보통</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>크게</translation>
    </message>
    <message>
        <source>Size of the thumbnails</source>
        <translation>섬네일 크기</translation>
    </message>
    <message>
        <source>Size of the thumbnails; over them Ctrl and the mouse wheel change it, too</source>
        <translation>섬네일 크기. 섬네일 위에서 Ctrl과 마우스 휠로도 바꿀 수 있습니다</translation>
    </message>
</context>
<context>
    <name>CellDelegate</name>
    <message>
        <source>{column} of sample {row}</source>
        <translation>샘플 {row}의 {column}</translation>
    </message>
    <message>
        <source>Enter takes the number, Escape leaves it as it was.</source>
        <translation>Enter를 누르면 수가 적용되고, Esc를 누르면 그대로 남습니다.</translation>
    </message>
</context>
<context>
    <name>CellValidator</name>
    <message>
        <source>The target must be 0 or 1, not {text}.</source>
        <translation>정답은 {text}이(가) 아니라 0 또는 1이어야 합니다.</translation>
    </message>
    <message>
        <source>The target must be a class from 0 to {last}, not {text}.</source>
        <translation>정답은 {text}이(가) 아니라 0부터 {last}까지의 클래스여야 합니다.</translation>
    </message>
</context>
<context>
    <name>ChainPanel</name>
    <message>
        <source>The chain rule of the chosen weight</source>
        <translation>선택한 가중치의 연쇄 법칙</translation>
    </message>
    <message>
        <source>Symbols and numbers of the chain rule</source>
        <translation>연쇄 법칙의 기호와 수</translation>
    </message>
    <message>
        <source>Each factor: its symbol, what it equals in letters, and its number. Their product is the gradient.</source>
        <translation>인수마다 기호, 문자로 나타낸 식, 수를 보여 줍니다. 모두 곱하면 기울기입니다.</translation>
    </message>
    <message>
        <source>Three ways to the same number: by hand, by PyTorch&apos;s autograd, and from the loss alone.</source>
        <translation>같은 수를 구하는 세 가지 방법: 직접 계산, PyTorch의 autograd, 손실만으로 구하기.</translation>
    </message>
    <message>
        <source>Chain rule of &lt;b&gt;{name}&lt;/b&gt; = {value}</source>
        <translation>&lt;b&gt;{name}&lt;/b&gt;의 연쇄 법칙 = {value}</translation>
    </message>
    <message>
        <source>({count} paths lead from the loss to it)</source>
        <translation>(손실에서 여기까지 경로 {count}개)</translation>
    </message>
    <message>
        <source>The numbers come with backward(), from the last layer to the first.</source>
        <translation>수는 backward()에서 마지막 층부터 첫 층까지 차례로 나옵니다.</translation>
    </message>
    <message>
        <source>chain rule &lt;b&gt;{ours}&lt;/b&gt; · autograd &lt;b&gt;{theirs}&lt;/b&gt;, apart by {off} · finite difference &lt;b&gt;{difference}&lt;/b&gt;, apart by {far}</source>
        <translation>연쇄 법칙 &lt;b&gt;{ours}&lt;/b&gt; · autograd &lt;b&gt;{theirs}&lt;/b&gt;, 차이 {off} · 유한 차분 &lt;b&gt;{difference}&lt;/b&gt;, 차이 {far}</translation>
    </message>
</context>
<context>
    <name>ChangeWords</name>
    <message>
        <source>{setting} changed</source>
        <translation>{setting} 변경됨</translation>
    </message>
    <message>
        <source>{setting} → {new}</source>
        <translation>{setting} → {new}</translation>
    </message>
    <message>
        <source>{setting} {old} → {new}</source>
        <translation>{setting} {old} → {new}</translation>
    </message>
</context>
<context>
    <name>ChapterBox</name>
    <message>
        <source>Chapter {number}: {title}</source>
        <translation>{number}장: {title}</translation>
    </message>
</context>
<context>
    <name>ChartStories</name>
    <message>
        <source>iteration</source>
        <translation>이터레이션</translation>
    </message>
    <message>
        <source>loss (mean squared error)</source>
        <translation>손실 (평균 제곱 오차)</translation>
    </message>
    <message>
        <source>loss (nats)</source>
        <translation>손실 (nat)</translation>
    </message>
    <message>
        <source>accuracy (%)</source>
        <translation>정확도 (%)</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>Point at an iteration to read it, or use the left and right keys. The wheel or + and − zoom, dragging moves, Home shows the whole run.</source>
        <translation>이터레이션을 가리키거나 왼쪽, 오른쪽 키를 누르면 값을 읽을 수 있습니다. 휠이나 +, − 키로 확대·축소하고, 끌어서 옮기고, Home 키로 학습 전체를 봅니다.</translation>
    </message>
    <message>
        <source>Loss: mean squared distance of the probabilities from 1 for the right class, 0 for the others.</source>
        <translation>손실: 확률과 정답(맞는 클래스는 1, 나머지는 0) 사이의 평균 제곱 거리입니다.</translation>
    </message>
    <message>
        <source>Loss: mean cross entropy of the images, in nats (natural logarithm).</source>
        <translation>손실: 이미지들의 평균 교차 엔트로피, 단위는 nat(자연로그)입니다.</translation>
    </message>
    <message>
        <source>Accuracy: share of the images that are recognised.</source>
        <translation>정확도: 올바르게 맞힌 이미지의 비율입니다.</translation>
    </message>
    <message>
        <source>The first iteration is on its way…</source>
        <translation>첫 이터레이션을 기다리는 중…</translation>
    </message>
    <message>
        <source>Press Start: the loss of every iteration draws itself here.</source>
        <translation>“시작”을 누르면 이터레이션마다의 손실이 여기에 그려집니다.</translation>
    </message>
    <message>
        <source>And here the accuracy: on every batch, and on the test set after each epoch.</source>
        <translation>여기에는 정확도가 그려집니다. 배치마다, 그리고 에폭이 끝날 때마다 테스트 데이터에서 잽니다.</translation>
    </message>
</context>
<context>
    <name>ClassFigures</name>
    <message>
        <source>All classes</source>
        <translation>모든 클래스</translation>
    </message>
    <message>
        <source>{name}: {count} images ({share})</source>
        <translation>{name}: 이미지 {count}장 ({share})</translation>
    </message>
</context>
<context>
    <name>ClassFilter</name>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Show all classes</source>
        <translation>모든 클래스 보기</translation>
    </message>
    <message>
        <source>Show the images of every class</source>
        <translation>모든 클래스의 이미지를 보여 줍니다</translation>
    </message>
    <message>
        <source>Class filter</source>
        <translation>클래스 필터</translation>
    </message>
    <message>
        <source>Arrow keys go from class to class, the space bar chooses one.</source>
        <translation>화살표 키로 클래스를 옮겨 다니고, 스페이스 바로 고릅니다.</translation>
    </message>
    <message>
        <source>Show class {name}</source>
        <translation>클래스 {name} 보기</translation>
    </message>
    <message>
        <source>Show only the images labelled {name}; press further classes to add them</source>
        <translation>레이블이 {name}인 이미지만 보여 줍니다. 다른 클래스를 더 눌러 추가할 수 있습니다</translation>
    </message>
    <message>
        <source>There are buttons for the first {count} classes. Sort by class to see the others.</source>
        <translation>처음 {count}개 클래스만 버튼이 있습니다. 다른 클래스를 보려면 클래스별로 정렬하세요.</translation>
    </message>
</context>
<context>
    <name>CodeLines</name>
    <message>
        <source>The five lines of one update</source>
        <translation>업데이트 한 번의 다섯 줄</translation>
    </message>
    <message>
        <source>One update of the weights, as a PyTorch script writes it. The line at hand is lit.</source>
        <translation>가중치를 한 번 업데이트하는 과정을 PyTorch 스크립트로 쓴 것입니다. 지금 줄이 밝게 표시됩니다.</translation>
    </message>
</context>
<context>
    <name>CodeStrip</name>
    <message>
        <source>The code of this data set</source>
        <translation>이 데이터셋의 코드</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>코드</translation>
    </message>
    <message>
        <source>Show the code</source>
        <translation>코드 보기</translation>
    </message>
    <message>
        <source>Shows or hides the Python that gives these images, as the controls write it</source>
        <translation>컨트롤의 설정대로 이 이미지를 만드는 Python 코드를 보이거나 숨깁니다</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>코드 복사</translation>
    </message>
    <message>
        <source>Puts the code on the clipboard, to run it in a program of your own</source>
        <translation>자신의 프로그램에서 실행할 수 있도록 코드를 클립보드에 복사합니다</translation>
    </message>
    <message>
        <source>Python code; the arrow keys go from argument to argument</source>
        <translation>Python 코드. 화살표 키로 인자를 옮겨 다닙니다</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사됨</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
</context>
<context>
    <name>CodeView</name>
    <message>
        <source>of the data set</source>
        <translation>데이터셋의 인자</translation>
    </message>
    <message>
        <source>of the transform</source>
        <translation>변환의 인자</translation>
    </message>
    <message>
        <source>of the DataLoader</source>
        <translation>DataLoader의 인자</translation>
    </message>
    <message>
        <source>of the net</source>
        <translation>신경망의 인자</translation>
    </message>
    <message>
        <source>of the loss</source>
        <translation>손실의 인자</translation>
    </message>
    <message>
        <source>of the optimizer</source>
        <translation>옵티마이저의 인자</translation>
    </message>
    <message>
        <source>of the schedule</source>
        <translation>스케줄의 인자</translation>
    </message>
    <message>
        <source>of the training loop</source>
        <translation>학습 루프의 인자</translation>
    </message>
    <message>
        <source>the data set&apos;s class in torchvision</source>
        <translation>torchvision의 데이터셋 클래스</translation>
    </message>
    <message>
        <source>The learner as a PyTorch script</source>
        <translation>PyTorch 스크립트로 쓴 학습기</translation>
    </message>
    <message>
        <source>Python code</source>
        <translation>Python 코드</translation>
    </message>
    <message>
        <source>A whole Python program: it goes on from the weights of the learner and gives the same numbers.</source>
        <translation>완전한 Python 프로그램입니다. 학습기의 지금 가중치에서 이어 가며 같은 수가 나옵니다.</translation>
    </message>
    <message>
        <source>The next {count} steps, in PyTorch</source>
        <translation>PyTorch로 쓴 다음 {count}단계</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>코드 복사</translation>
    </message>
    <message>
        <source>Puts the script on the clipboard, to run it in a program of your own.</source>
        <translation>자신의 프로그램에서 실행할 수 있도록 스크립트를 클립보드에 복사합니다.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사됨</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
</context>
<context>
    <name>ConfusionView</name>
    <message>
        <source>{count} of {all} drawings of a {label} were answered {answer}.</source>
        <translation>{label} 그림 {all}장 중 {count}장의 답이 {answer}였습니다.</translation>
    </message>
    <message>
        <source>No mistakes.</source>
        <translation>틀린 것이 없습니다.</translation>
    </message>
</context>
<context>
    <name>DataBench</name>
    <message>
        <source>Batches</source>
        <translation>배치</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Views of the data</source>
        <translation>데이터 보기</translation>
    </message>
    <message>
        <source>Transforms</source>
        <translation>변환</translation>
    </message>
    <message>
        <source>What is done to every image and every label</source>
        <translation>모든 이미지와 레이블에 적용하는 것</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>통계</translation>
    </message>
    <message>
        <source>Class balance, mean images, pixel values</source>
        <translation>클래스 균형, 평균 이미지, 픽셀값</translation>
    </message>
    <message>
        <source>The package as a tree: where each name lives here</source>
        <translation>패키지를 나타낸 트리: 각 이름이 이 프로그램의 어디에 있는지</translation>
    </message>
</context>
<context>
    <name>DatasetPanel</name>
    <message>
        <source>Views of the data set</source>
        <translation>데이터셋 보기</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Every image of this split, and one of them large</source>
        <translation>이 분할의 모든 이미지, 그리고 크게 본 이미지 한 장</translation>
    </message>
</context>
<context>
    <name>DiagramView</name>
    <message>
        <source>Diagram of the network</source>
        <translation>신경망 그림</translation>
    </message>
    <message>
        <source>The numbers of the chosen sample on their way through the network. A thick edge is a large weight; solid edges are positive, dashed ones negative. Σ adds up weight times input and the bias; the activation, a small round with its curve, turns that sum into what the unit answers. Point at an edge, a unit or an input to see its numbers. Double-click an edge to type its weight, or drag it up or down. Keys: arrows go from part to part; F2, Enter or a digit types; Ctrl+Up and Ctrl+Down change.</source>
        <translation>선택한 샘플의 값이 신경망을 지나가는 모습입니다. 선이 굵을수록 가중치가 크고, 실선은 양수, 점선은 음수입니다. Σ는 가중치와 입력의 곱을 모두 더하고 편향을 더하며, 곡선이 그려진 작은 원인 활성 함수는 그 합을 유닛의 답으로 바꿉니다. 선, 유닛, 입력을 가리키면 수가 보입니다. 선을 두 번 클릭하면 가중치를 입력할 수 있고, 위아래로 끌어도 바뀝니다. 키: 화살표로 옮겨 다니고, F2, Enter, 숫자 키로 입력하고, Ctrl+Up과 Ctrl+Down으로 바꿉니다.</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Save the plot as a picture</source>
        <translation>그래프를 그림으로 저장</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 그림 (*.png)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG 그림 (*.svg)</translation>
    </message>
</context>
<context>
    <name>Docks</name>
    <message>
        <source>Panels behind one another</source>
        <translation>겹쳐 놓인 패널</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>데이터셋</translation>
    </message>
    <message>
        <source>Hyperparameters</source>
        <translation>하이퍼파라미터</translation>
    </message>
    <message>
        <source>Loss and accuracy</source>
        <translation>손실과 정확도</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>학습 기록</translation>
    </message>
</context>
<context>
    <name>DrawPage</name>
    <message>
        <source>Draw</source>
        <translation>그리기</translation>
    </message>
    <message>
        <source>Saved as {label}.</source>
        <translation>{label}(으)로 저장했습니다.</translation>
    </message>
    <message>
        <source>Saved as {label}, where the net said {answer}.</source>
        <translation>{label}(으)로 저장했습니다. 신경망은 {answer}(이)라고 했습니다.</translation>
    </message>
    <message>
        <source>Drawings of your hand so far: {count}.</source>
        <translation>지금까지 모은 손글씨: {count}장.</translation>
    </message>
</context>
<context>
    <name>DrawViews</name>
    <message>
        <source>Response</source>
        <translation>반응</translation>
    </message>
    <message>
        <source>A map of what two nets answer when the drawing is moved, turned, scaled or thickened</source>
        <translation>그림을 옮기고, 돌리고, 늘이고, 굵게 할 때 두 신경망이 무엇이라고 답하는지 보여 주는 지도</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>Which pixels speak for the answer and which against it, and what would change it</source>
        <translation>어느 픽셀이 답을 지지하고 어느 픽셀이 반대하는지, 무엇이 답을 바꾸는지</translation>
    </message>
</context>
<context>
    <name>DrawingFiles</name>
    <message>
        <source>from the clipboard</source>
        <translation>클립보드</translation>
    </message>
    <message>
        <source>Open a drawing or a picture</source>
        <translation>그림 또는 사진 열기</translation>
    </message>
    <message>
        <source>Drawings and pictures ({patterns})</source>
        <translation>그림과 사진 ({patterns})</translation>
    </message>
    <message>
        <source>Save the drawing</source>
        <translation>그림 저장</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG 그림 (*.svg)</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 이미지 (*.png)</translation>
    </message>
    <message>
        <source>Save the net&apos;s input</source>
        <translation>신경망 입력 저장</translation>
    </message>
</context>
<context>
    <name>EpochStrip</name>
    <message>
        <source>Left out: {count} images</source>
        <translation>버림: 이미지 {count}장</translation>
    </message>
    <message>
        <source>Iterations {first} to {last}, {size} images each</source>
        <translation>이터레이션 {first}–{last}, 이미지 {size}장씩</translation>
    </message>
    <message>
        <source>Iteration {number}: {size} images</source>
        <translation>이터레이션 {number}: 이미지 {size}장</translation>
    </message>
</context>
<context>
    <name>EpochWords</name>
    <message>
        <source>{count} of other classes</source>
        <translation>다른 클래스 {count}</translation>
    </message>
    <message>
        <source>{count} for validation</source>
        <translation>검증용 {count}</translation>
    </message>
    <message>
        <source>No image takes part: the target transform keeps none.</source>
        <translation>학습에 쓸 이미지가 없습니다. 레이블 변환(target_transform)이 하나도 남기지 않습니다.</translation>
    </message>
    <message>
        <source>{images} / {batch}: not one full batch, and drop_last leaves out the only one.</source>
        <translation>{images} / {batch}: 꽉 찬 배치가 하나도 없고, drop_last가 하나뿐인 배치마저 버립니다.</translation>
    </message>
    <message>
        <source>{images} / {batch}: less than one batch, so 1 iteration with all of them.</source>
        <translation>{images} / {batch}: 배치 하나보다 적으므로 모두를 담은 1 이터레이션입니다.</translation>
    </message>
    <message>
        <source>{images} / {batch} = {full} full batches, {over} over: {iterations}, the last with {over}.</source>
        <translation>{images} / {batch} = 꽉 찬 배치 {full}개, {over} 남음: {iterations}, 마지막은 {over}.</translation>
    </message>
    <message>
        <source>{images} / {batch} = {iterations}, the last one full.</source>
        <translation>{images} / {batch} = {iterations}, 마지막도 꽉 참.</translation>
    </message>
    <message>
        <source>1 iteration</source>
        <translation>1 이터레이션</translation>
    </message>
    <message>
        <source>{count} iterations</source>
        <translation>{count} 이터레이션</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1장</translation>
    </message>
    <message>
        <source>{count} images</source>
        <translation>{count}장</translation>
    </message>
    <message>
        <source>shuffle is on: seed {seed} always gives epoch {epoch} the order {order} Each epoch has its own.</source>
        <translation>shuffle 켜짐: 시드 {seed}이면 에폭 {epoch}의 순서는 언제나 {order} 에폭마다 순서가 다릅니다.</translation>
    </message>
    <message>
        <source>“{field}” is off: a run draws its own seed when it starts, so its batches will be others.</source>
        <translation>“{field}” 꺼짐: 학습은 시작할 때 시드를 새로 뽑으므로 배치가 여기와 다릅니다.</translation>
    </message>
    <message>
        <source>drop_last changes nothing here. Unseen this epoch: none.</source>
        <translation>여기서는 drop_last를 켜도 달라지지 않습니다. 이 에폭에 못 본 이미지: 없음.</translation>
    </message>
    <message>
        <source>drop_last is off: the smaller batch is used. Unseen this epoch: none.</source>
        <translation>drop_last 꺼짐: 작은 배치도 씁니다. 이 에폭에 못 본 이미지: 없음.</translation>
    </message>
    <message>
        <source>drop_last is on. Unseen this epoch: {over}, in the next one others.</source>
        <translation>drop_last 켜짐. 이 에폭에 못 본 이미지: {over}, 다음 에폭에는 다른 것.</translation>
    </message>
    <message>
        <source>drop_last is on. Unseen this epoch: {over}, the same in every epoch.</source>
        <translation>drop_last 켜짐. 이 에폭에 못 본 이미지: {over}, 에폭마다 같은 것.</translation>
    </message>
    <message>
        <source>shuffle is off: the order of the file, {order} The same every epoch.</source>
        <translation>shuffle 꺼짐: 파일의 순서대로 {order} 에폭마다 같습니다.</translation>
    </message>
    <message>
        <source>{images} / {batch} = {iterations}, {over} left out.</source>
        <translation>{images} / {batch} = {iterations}, {over} 버림.</translation>
    </message>
    <message>
        <source>The arithmetic of an epoch</source>
        <translation>에폭의 계산</translation>
    </message>
    <message>
        <source>What shuffle and seed do</source>
        <translation>shuffle과 seed가 하는 일</translation>
    </message>
    <message>
        <source>Whether a run will have these batches</source>
        <translation>학습이 이 배치를 쓰는지 여부</translation>
    </message>
    <message>
        <source>What drop_last does</source>
        <translation>drop_last가 하는 일</translation>
    </message>
</context>
<context>
    <name>EraserButton</name>
    <message>
        <source>Eraser</source>
        <translation>지우개</translation>
    </message>
    <message>
        <source>Erase with the mouse; press again to draw. The other end of a pen erases as well.</source>
        <translation>마우스로 지웁니다. 다시 누르면 그립니다. 펜의 반대쪽 끝으로도 지워집니다.</translation>
    </message>
    <message>
        <source>Erase whole strokes</source>
        <translation>획 전체 지우기</translation>
    </message>
    <message>
        <source>A stroke that the eraser touches goes as a whole.</source>
        <translation>지우개가 닿은 획은 통째로 지워집니다.</translation>
    </message>
    <message>
        <source>Erase what it passes over</source>
        <translation>지나간 곳만 지우기</translation>
    </message>
    <message>
        <source>Only what is under the eraser goes; a stroke may be left in pieces.</source>
        <translation>지우개 아래의 부분만 지워집니다. 획이 여러 조각으로 남을 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>{problem} Until then {value} stays in use.</source>
        <translation>{problem} 고칠 때까지 {value} 값을 그대로 씁니다.</translation>
    </message>
    <message>
        <source>{problem} A run cannot start with this.</source>
        <translation>{problem} 이대로는 학습을 시작할 수 없습니다.</translation>
    </message>
    <message>
        <source>A change works from the next step of the run on.</source>
        <translation>바꾸면 학습의 다음 단계부터 적용됩니다.</translation>
    </message>
    <message>
        <source>Fixed while a run is going: stop the run to change it.</source>
        <translation>학습하는 동안은 바꿀 수 없습니다. 바꾸려면 학습을 정지하세요.</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Image number…</source>
        <translation>이미지 번호…</translation>
    </message>
    <message>
        <source>Find an image by its number</source>
        <translation>번호로 이미지 찾기</translation>
    </message>
    <message>
        <source>Type the number of an image, counted from 0, and press Enter</source>
        <translation>0부터 세는 이미지 번호를 입력하고 Enter를 누르세요</translation>
    </message>
    <message>
        <source>Why the image was not found</source>
        <translation>이미지를 찾지 못한 이유</translation>
    </message>
    <message>
        <source>“{text}” is not the number of an image: they go from 0 to {last}.</source>
        <translation>“{text}”: 이미지 번호가 아닙니다. 번호는 0부터 {last}까지입니다.</translation>
    </message>
    <message>
        <source>Image {index} is a {label}, which the class filter hides. &lt;a href=&quot;show&quot;&gt;Show all classes&lt;/a&gt;</source>
        <translation>클래스 {label}의 이미지 {index}번은 클래스 필터에 가려져 있습니다. &lt;a href=&quot;show&quot;&gt;모든 클래스 보기&lt;/a&gt;</translation>
    </message>
</context>
<context>
    <name>FolderDialog</name>
    <message>
        <source>Open a folder of images</source>
        <translation>이미지 폴더 열기</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>Path of the folder</source>
        <translation>폴더 경로</translation>
    </message>
    <message>
        <source>&amp;Read as</source>
        <translation>읽는 방법(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Side</source>
        <translation>한 변(&amp;S)</translation>
    </message>
    <message>
        <source>C&amp;hannels</source>
        <translation>채널(&amp;H)</translation>
    </message>
    <message>
        <source>Pictures (ImageFolder)</source>
        <translation>그림 파일 (ImageFolder)</translation>
    </message>
    <message>
        <source>NumPy arrays (DatasetFolder)</source>
        <translation>NumPy 배열 (DatasetFolder)</translation>
    </message>
    <message>
        <source>1, grey</source>
        <translation>1, 흑백</translation>
    </message>
    <message>
        <source>3, colour</source>
        <translation>3, 컬러</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>&amp;Open data set</source>
        <translation>데이터셋 열기(&amp;O)</translation>
    </message>
    <message>
        <source>Class of torchvision.datasets</source>
        <translation>torchvision.datasets의 클래스</translation>
    </message>
    <message>
        <source>ImageFolder reads picture files. DatasetFolder reads files of any kind through a loader: here NumPy arrays (.npy), uint8 or floats from 0 to 1, of shape H×W, H×W×C or C×H×W.</source>
        <translation>ImageFolder는 그림 파일을 읽습니다. DatasetFolder는 loader로 어떤 파일이든 읽는데, 여기서는 NumPy 배열(.npy)입니다. uint8 또는 0~1의 실수이고 모양은 H×W, H×W×C, C×H×W입니다.</translation>
    </message>
    <message>
        <source>Height and width of every image</source>
        <translation>모든 이미지의 높이와 너비</translation>
    </message>
    <message>
        <source>Every image is brought to this many pixels of height and width, since a batch holds images of one size. Twice the side is four times the memory and the work.</source>
        <translation>배치에는 크기가 같은 이미지만 담기므로 모든 이미지를 이 픽셀 수의 높이와 너비로 맞춥니다. 한 변이 두 배면 메모리와 계산은 네 배입니다.</translation>
    </message>
    <message>
        <source>Grey or colour</source>
        <translation>흑백 또는 컬러</translation>
    </message>
    <message>
        <source>Grey has one number a pixel, colour three: red, green and blue.</source>
        <translation>흑백은 픽셀마다 수가 하나, 컬러는 빨강, 초록, 파랑 셋입니다.</translation>
    </message>
    <message>
        <source>Open data set</source>
        <translation>데이터셋 열기</translation>
    </message>
    <message>
        <source>Read every image of the folder and show the data set</source>
        <translation>폴더의 이미지를 모두 읽어 데이터셋으로 보여 줍니다</translation>
    </message>
    <message>
        <source>Leave the data set as it is</source>
        <translation>지금 데이터셋을 그대로 둡니다</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Every image is kept whole: its longer side is brought to the side that is chosen, the rest is filled with the colour of its edge. Photographs are turned upright, transparent parts become white.</source>
        <translation>이미지는 잘리지 않습니다. 긴 변을 고른 크기에 맞추고 나머지는 가장자리 색으로 채웁니다. 사진은 바로 세우고 투명한 곳은 흰색이 됩니다.</translation>
    </message>
    <message>
        <source>“{train}” with {learned} images is learned from, “{test}” with {tested} images tests.</source>
        <translation>“{train}”의 이미지 {learned}장으로 학습하고 “{test}”의 {tested}장으로 시험합니다.</translation>
    </message>
    <message>
        <source>All images together take {megabytes} MB of memory.</source>
        <translation>이미지 전체가 메모리 {megabytes} MB를 차지합니다.</translation>
    </message>
    <message>
        <source>All images together take {megabytes} MB: they are kept in a file and not in memory.</source>
        <translation>이미지 전체가 {megabytes} MB라서 메모리가 아니라 파일에 둡니다.</translation>
    </message>
</context>
<context>
    <name>FolderFacts</name>
    <message>
        <source>What was found</source>
        <translation>찾은 것</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>What to mind</source>
        <translation>알아 둘 것</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>Looking into the folder…</source>
        <translation>폴더를 살펴보는 중…</translation>
    </message>
    <message>
        <source>{images} images in {classes} classes ({kinds})</source>
        <translation>이미지 {images}장, 클래스 {classes}개 ({kinds})</translation>
    </message>
    <message>
        <source>{images} images and more in {classes} classes ({kinds})</source>
        <translation>이미지 {images}장 이상, 클래스 {classes}개 ({kinds})</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} 외 {count}개</translation>
    </message>
    <message>
        <source>Without an image: {names}.</source>
        <translation>이미지가 없는 클래스: {names}.</translation>
    </message>
    <message>
        <source>A file that cannot be read is left out, as {file}: {reason}.</source>
        <translation>읽을 수 없는 파일은 빼고 엽니다. 예: {file}: {reason}.</translation>
    </message>
</context>
<context>
    <name>FolderImport</name>
    <message>
        <source>Folder of your images</source>
        <translation>내 이미지 폴더</translation>
    </message>
</context>
<context>
    <name>FolderPreviewStrip</name>
    <message>
        <source>A few of the images, before and after</source>
        <translation>몇 장의 전과 후</translation>
    </message>
    <message>
        <source>Above the images as they are, below exactly what a net will be given</source>
        <translation>위는 원래 이미지, 아래는 신경망에 주어질 바로 그 이미지입니다</translation>
    </message>
    <message>
        <source>{names}; after: {side}×{side} pixels</source>
        <translation>{names}; 맞춘 뒤: {side}×{side} 픽셀</translation>
    </message>
    <message>
        <source>What a net sees</source>
        <translation>신경망이 보는 것</translation>
    </message>
    <message>
        <source>What a net sees: {side}×{side} pixels</source>
        <translation>신경망이 보는 것: {side}×{side} 픽셀</translation>
    </message>
    <message>
        <source>Your images as they are</source>
        <translation>원래 이미지</translation>
    </message>
</context>
<context>
    <name>FormulaLabel</name>
    <message>
        <source>Formula of the line</source>
        <translation>직선의 식</translation>
    </message>
    <message>
        <source>On this line the sum is zero; on one side of it the answer is 1, on the other side 0.</source>
        <translation>이 직선 위에서는 합이 0입니다. 직선의 한쪽은 답이 1, 다른 쪽은 0입니다.</translation>
    </message>
    <message>
        <source>Dashed: {line} of each hidden unit.</source>
        <translation>점선: 은닉 유닛마다 {line}</translation>
    </message>
    <message>
        <source>Solid: where another class wins.</source>
        <translation>실선: 이기는 클래스가 바뀌는 곳입니다.</translation>
    </message>
    <message>
        <source>Solid: where the output is 0.</source>
        <translation>실선: 출력이 0인 곳입니다.</translation>
    </message>
    <message>
        <source>Solid: where the output is 0.5.</source>
        <translation>실선: 출력이 0.5인 곳입니다.</translation>
    </message>
</context>
<context>
    <name>GettingPanel</name>
    <message>
        <source>Get the data set</source>
        <translation>데이터셋 가져오기</translation>
    </message>
    <message>
        <source>Why it failed</source>
        <translation>실패한 이유</translation>
    </message>
    <message>
        <source>Choose &amp;files…</source>
        <translation>파일 선택(&amp;F)…</translation>
    </message>
    <message>
        <source>Choose a f&amp;older…</source>
        <translation>폴더 선택(&amp;O)…</translation>
    </message>
    <message>
        <source>Fetch the data set from the internet, as torchvision would, and check it</source>
        <translation>torchvision처럼 인터넷에서 데이터셋을 내려받아 검사합니다</translation>
    </message>
    <message>
        <source>Choose a folder of your own</source>
        <translation>내 폴더 선택</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>폴더 선택…</translation>
    </message>
    <message>
        <source>A folder that holds one folder of files for each class</source>
        <translation>클래스마다 파일 폴더가 하나씩 들어 있는 폴더</translation>
    </message>
    <message>
        <source>Or drop the folder here.</source>
        <translation>또는 폴더를 여기에 끌어다 놓으세요.</translation>
    </message>
    <message>
        <source>{title} is not on this computer yet</source>
        <translation>{title} 데이터셋이 아직 이 컴퓨터에 없습니다</translation>
    </message>
    <message>
        <source>Use local files…</source>
        <translation>로컬 파일 사용…</translation>
    </message>
    <message>
        <source>Take files that you have, packed or not, a .zip archive or a folder; they are copied</source>
        <translation>가지고 있는 파일(압축 여부 무관), .zip 압축 파일, 폴더를 복사해서 씁니다</translation>
    </message>
    <message>
        <source>Or drop the files, a .zip archive or a folder here.</source>
        <translation>또는 파일, .zip 압축 파일, 폴더를 여기에 끌어다 놓으세요.</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>내려받기</translation>
    </message>
    <message>
        <source>Download ({size})</source>
        <translation>내려받기 ({size})</translation>
    </message>
    <message>
        <source>{count} images of {height}×{width} pixels.</source>
        <translation>{height}×{width}픽셀 이미지 {count}장입니다.</translation>
    </message>
    <message>
        <source>The files go to {folder}.</source>
        <translation>파일은 {folder}에 저장됩니다.</translation>
    </message>
    <message>
        <source>Files of the data set</source>
        <translation>데이터셋의 파일</translation>
    </message>
    <message>
        <source>Files of data sets (*.gz *.zip *.bz2 *.xz *ubyte *-int usps usps.t)</source>
        <translation>데이터셋 파일 (*.gz *.zip *.bz2 *.xz *ubyte *-int usps usps.t)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Folder with the data set</source>
        <translation>데이터셋이 있는 폴더</translation>
    </message>
</context>
<context>
    <name>GettingProgress</name>
    <message>
        <source>Progress</source>
        <translation>진행 상황</translation>
    </message>
    <message>
        <source>How much of the file at hand is done</source>
        <translation>지금 파일이 얼마나 진행되었는지</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Stop here; files that are whole already stay</source>
        <translation>여기서 멈춥니다. 이미 다 받은 파일은 남습니다</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>준비하는 중…</translation>
    </message>
    <message>
        <source>Checking {file} ({number} of {files})</source>
        <translation>{file} 검사 중 ({number} / {files})</translation>
    </message>
    <message>
        <source>Downloading {file} ({number} of {files})</source>
        <translation>{file} 내려받는 중 ({number} / {files})</translation>
    </message>
    <message>
        <source>Copying {file} ({number} of {files})</source>
        <translation>{file} 복사 중 ({number} / {files})</translation>
    </message>
    <message>
        <source>Unpacking {file} ({number} of {files})</source>
        <translation>{file} 압축 푸는 중 ({number} / {files})</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>{speed} a second</source>
        <translation>초당 {speed}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>{time} 남음</translation>
    </message>
</context>
<context>
    <name>HandwritingBench</name>
    <message>
        <source>The folder of somebody else&apos;s drawings</source>
        <translation>다른 사람의 손글씨 폴더</translation>
    </message>
</context>
<context>
    <name>HandwritingPage</name>
    <message>
        <source>My handwriting</source>
        <translation>내 손글씨</translation>
    </message>
    <message>
        <source>Your drawings</source>
        <translation>내 그림</translation>
    </message>
    <message>
        <source>Choose drawings, then delete them or give them another label.</source>
        <translation>그림을 고른 다음 삭제하거나 다른 레이블을 붙이십시오.</translation>
    </message>
    <message>
        <source>Nothing saved yet. Draw a digit, and press its key, 0 to 9.</source>
        <translation>아직 저장한 것이 없습니다. 숫자를 그리고 0~9 중 그 숫자의 키를 누르십시오.</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>Give the label {label}</source>
        <translation>레이블을 {label}(으)로</translation>
    </message>
    <message>
        <source>Give the chosen drawings the label {label}.</source>
        <translation>고른 그림에 레이블 {label}을(를) 붙입니다.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Take the chosen drawings out of the collection. (Del)</source>
        <translation>고른 그림을 모음에서 뺍니다. (Del)</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>되살리기</translation>
    </message>
    <message>
        <source>Bring back what was deleted last.</source>
        <translation>마지막에 삭제한 것을 되살립니다.</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>합치기…</translation>
    </message>
    <message>
        <source>Take the drawings of somebody else&apos;s folder, too.</source>
        <translation>다른 사람 폴더의 그림도 가져옵니다.</translation>
    </message>
    <message>
        <source>Test on your hand</source>
        <translation>내 손글씨로 테스트</translation>
    </message>
    <message>
        <source>Let the net that is chosen on the page Draw read your drawings and MNIST&apos;s test digits.</source>
        <translation>그리기 페이지에서 고른 신경망이 내 그림과 MNIST 테스트 숫자를 읽게 합니다.</translation>
    </message>
    <message>
        <source>Fine-tune</source>
        <translation>미세 조정</translation>
    </message>
    <message>
        <source>Let the chosen net learn your hand, in a run of ten epochs at a small learning rate. A fifth of your drawings is kept back to test on, before and after; MNIST&apos;s test digits show what is forgotten. Your settings come back afterwards.</source>
        <translation>고른 신경망이 내 손글씨를 배우게 합니다. 작은 학습률로 열 에폭을 학습하는 실행입니다. 그림의 5분의 1은 남겨 두어 전후로 테스트하고, MNIST 테스트 숫자로 무엇을 잊었는지 보여 줍니다. 끝나면 원래 설정으로 돌아갑니다.</translation>
    </message>
    <message>
        <source>Train on it…</source>
        <translation>이것으로 학습…</translation>
    </message>
    <message>
        <source>Use your drawings as a data set like any other.</source>
        <translation>내 그림을 다른 데이터셋처럼 씁니다.</translation>
    </message>
    <message>
        <source>1 drawing</source>
        <translation>그림 1장</translation>
    </message>
    <message>
        <source>{count} drawings</source>
        <translation>그림 {count}장</translation>
    </message>
    <message>
        <source>Saved with their strokes below your data folder, one folder a digit.</source>
        <translation>데이터 폴더 아래에 숫자마다 한 폴더씩, 획과 함께 저장됩니다.</translation>
    </message>
    <message>
        <source>Files that could not be read: {count}. The first: {name}</source>
        <translation>읽지 못한 파일: {count}개. 첫째: {name}</translation>
    </message>
</context>
<context>
    <name>HiddenSpaceView</name>
    <message>
        <source>The samples where the last hidden layer puts them: their places are its activations. The output layer sees nothing but these places, and draws a straight line between them; the tints are its answers.</source>
        <translation>마지막 은닉층이 샘플을 놓는 자리입니다. 자리는 그 층의 활성값입니다. 출력층은 이 자리만 보고 그 사이에 직선을 긋습니다. 바탕색은 출력층의 답입니다.</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>가로축</translation>
    </message>
    <message>
        <source>Vertical axis</source>
        <translation>세로축</translation>
    </message>
    <message>
        <source>Which hidden unit is this axis. At first: the two with the largest output weights.</source>
        <translation>이 축에 놓을 은닉 유닛입니다. 처음에는 출력 가중치가 가장 큰 두 유닛입니다.</translation>
    </message>
    <message>
        <source>Hidden space</source>
        <translation>은닉 공간</translation>
    </message>
    <message>
        <source>The threshold rule has no hidden units: choose Multilayer.</source>
        <translation>임계값 규칙에는 은닉 유닛이 없습니다. “다층”을 고르세요.</translation>
    </message>
    <message>
        <source>A single layer has no hidden units: choose Multilayer.</source>
        <translation>단층에는 은닉 유닛이 없습니다. “다층”을 고르세요.</translation>
    </message>
    <message>
        <source>Section at the mean of the others: {held}.</source>
        <translation>나머지가 평균일 때의 단면: {held}.</translation>
    </message>
    <message>
        <source>one threshold</source>
        <translation>임계값 하나</translation>
    </message>
    <message>
        <source>no threshold</source>
        <translation>어떤 임계값</translation>
    </message>
    <message>
        <source>one line</source>
        <translation>직선 하나</translation>
    </message>
    <message>
        <source>no line</source>
        <translation>어떤 직선</translation>
    </message>
    <message>
        <source>one plane</source>
        <translation>평면 하나</translation>
    </message>
    <message>
        <source>no plane</source>
        <translation>어떤 평면</translation>
    </message>
    <message>
        <source>one hyperplane</source>
        <translation>초평면 하나</translation>
    </message>
    <message>
        <source>no hyperplane</source>
        <translation>어떤 초평면</translation>
    </message>
    <message>
        <source>Here {cut} is enough.</source>
        <translation>여기서는 {cut}로 충분합니다.</translation>
    </message>
    <message>
        <source>The output unit has found it: every sample is on its side.</source>
        <translation>출력 유닛이 찾았습니다. 모든 샘플이 맞는 쪽에 있습니다.</translation>
    </message>
    <message>
        <source>The output unit is not there yet.</source>
        <translation>출력 유닛은 아직 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>Here still {cut} is enough.</source>
        <translation>여기서는 아직 {cut}으로도 나눌 수 없습니다.</translation>
    </message>
    <message>
        <source>The hidden units must move the samples first.</source>
        <translation>먼저 은닉 유닛이 샘플을 옮겨야 합니다.</translation>
    </message>
    <message>
        <source>Is {cut} enough here?</source>
        <translation>여기서는 {cut}로 충분할까요?</translation>
    </message>
    <message>
        <source>Whether {cut} is enough cannot be decided.</source>
        <translation>{cut}로 충분한지 판정할 수 없습니다.</translation>
    </message>
    <message>
        <source>The numbers are too large or too small.</source>
        <translation>수가 너무 크거나 너무 작습니다.</translation>
    </message>
    <message>
        <source>Here straight lines are enough: each sample lies where its class has the largest sum.</source>
        <translation>여기서는 직선으로 충분합니다. 샘플마다 자기 클래스의 합이 가장 큰 곳에 있습니다.</translation>
    </message>
    <message>
        <source>{wrong} of {samples} samples still lie where another class has the largest sum.</source>
        <translation>샘플 {samples}개 중 {wrong}개가 아직 다른 클래스의 합이 가장 큰 곳에 있습니다.</translation>
    </message>
    <message>
        <source>{point} of class {label}: {place}.</source>
        <translation>클래스 {label}의 {point}: {place}.</translation>
    </message>
</context>
<context>
    <name>HyperPanel</name>
    <message>
        <source>A run is going. {fields}: changes work from its next step on. Stop it to change the rest.</source>
        <translation>학습이 진행 중입니다. {fields}: 바꾸면 다음 단계부터 적용됩니다. 나머지를 바꾸려면 학습을 정지하세요.</translation>
    </message>
</context>
<context>
    <name>ImageActions</name>
    <message>
        <source>One picture holds {most} of these images at most. Choose fewer.</source>
        <translation>그림 한 장에는 이런 이미지를 최대 {most}장까지 담을 수 있습니다. 더 적게 고르세요.</translation>
    </message>
    <message>
        <source>Copy the chosen images as one picture</source>
        <translation>선택한 이미지를 그림 한 장으로 복사합니다</translation>
    </message>
    <message>
        <source>Write the chosen images into one PNG, in lines, as torchvision&apos;s make_grid does</source>
        <translation>선택한 이미지를 torchvision의 make_grid처럼 줄지어 PNG 하나로 저장합니다</translation>
    </message>
    <message>
        <source>Send to the Draw page</source>
        <translation>그리기 페이지로 보내기</translation>
    </message>
    <message>
        <source>Put the chosen image on the Draw page and see what the nets say</source>
        <translation>선택한 이미지를 그리기 페이지에 놓고 신경망들의 답을 봅니다</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Save images…</source>
        <translation>이미지 저장…</translation>
    </message>
    <message>
        <source>Write each chosen image into a folder, as a PNG of its own</source>
        <translation>선택한 이미지를 폴더에 각각 PNG 하나로 저장합니다</translation>
    </message>
    <message>
        <source>Save as one grid…</source>
        <translation>격자 하나로 저장…</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>모두 선택</translation>
    </message>
    <message>
        <source>Choose every image that is shown</source>
        <translation>표시된 이미지를 모두 선택합니다</translation>
    </message>
</context>
<context>
    <name>ImageDetail</name>
    <message>
        <source>The chosen image</source>
        <translation>선택한 이미지</translation>
    </message>
    <message>
        <source>Point at a pixel, or move with the arrow keys, to read its value. Copy takes all values along.</source>
        <translation>픽셀을 가리키거나 화살표 키로 움직이면 값을 읽을 수 있습니다. 복사하면 모든 값이 함께 복사됩니다.</translation>
    </message>
    <message>
        <source>Num&amp;bers</source>
        <translation>값 보기(&amp;B)</translation>
    </message>
    <message>
        <source>Show the numbers</source>
        <translation>픽셀 값 보기</translation>
    </message>
    <message>
        <source>Zoom in until every pixel shows its value; drag or use the keys to move</source>
        <translation>픽셀마다 값이 보일 때까지 확대합니다. 끌거나 화살표 키로 움직이세요</translation>
    </message>
    <message>
        <source>&amp;Enlarge…</source>
        <translation>크게 보기(&amp;E)…</translation>
    </message>
    <message>
        <source>Enlarge the image</source>
        <translation>이미지 크게 보기</translation>
    </message>
    <message>
        <source>Show the value of every pixel at once, in a window of its own</source>
        <translation>모든 픽셀의 값을 별도의 창에서 한꺼번에 보여 줍니다</translation>
    </message>
    <message>
        <source>To Draw</source>
        <translation>그리기로</translation>
    </message>
    <message>
        <source>Send the image to the Draw page</source>
        <translation>이미지를 그리기 페이지로 보내기</translation>
    </message>
    <message>
        <source>Put this image on the Draw page and see what the nets say</source>
        <translation>이 이미지를 그리기 페이지에 놓고 신경망들의 답을 봅니다</translation>
    </message>
    <message>
        <source>Label of the chosen image</source>
        <translation>선택한 이미지의 레이블</translation>
    </message>
    <message>
        <source>Index of the chosen image</source>
        <translation>선택한 이미지의 번호</translation>
    </message>
    <message>
        <source>Value of the current pixel</source>
        <translation>현재 픽셀의 값</translation>
    </message>
    <message>
        <source>What the net says of the chosen image</source>
        <translation>선택한 이미지에 대한 신경망의 답</translation>
    </message>
    <message>
        <source>Value {value}</source>
        <translation>값 {value}</translation>
    </message>
    <message>
        <source>Image {index}</source>
        <translation>이미지 {index}</translation>
    </message>
    <message>
        <source>Label {label}</source>
        <translation>레이블 {label}</translation>
    </message>
    <message>
        <source>Net: {answer} · {confidence} sure · loss {loss}</source>
        <translation>신경망: {answer} · 확신도 {confidence} · 손실 {loss}</translation>
    </message>
    <message>
        <source>Row {row}
Column {column}
Value {value}</source>
        <translation>행 {row}
열 {column}
값 {value}</translation>
    </message>
</context>
<context>
    <name>ImageList</name>
    <message>
        <source>{label} · image {index}</source>
        <translation>{label} · 이미지 {index}</translation>
    </message>
    <message>
        <source>{label} · image {index} · the net says {answer} ({confidence})</source>
        <translation>{label} · 이미지 {index} · 신경망의 답 {answer} ({confidence})</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Take a picture</source>
        <translation>사진 가져오기</translation>
    </message>
    <message>
        <source>Name of the picture</source>
        <translation>사진 이름</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>What the net is fed, 28×28</source>
        <translation>신경망에 들어갈 28×28</translation>
    </message>
    <message>
        <source>The picture as it is</source>
        <translation>있는 그대로의 사진</translation>
    </message>
    <message>
        <source>Grey, light ink on black, without the paper, fitted into 20×20 and centred by its mass</source>
        <translation>회색조, 검은 바탕에 밝은 잉크, 종이는 없애고 20×20에 맞춘 뒤 무게중심을 가운데로</translation>
    </message>
    <message>
        <source>&amp;Swap ink and paper</source>
        <translation>잉크와 종이 바꾸기(&amp;S)</translation>
    </message>
    <message>
        <source>Swap ink and paper</source>
        <translation>잉크와 종이 바꾸기</translation>
    </message>
    <message>
        <source>Which of light and dark is ink was found out; change it where that is wrong. (Alt+S)</source>
        <translation>밝은 쪽과 어두운 쪽 중 무엇이 잉크인지 알아냈습니다. 틀렸으면 바꾸십시오. (Alt+S)</translation>
    </message>
    <message>
        <source>Taken the other way there is nothing on this picture.</source>
        <translation>반대로 보면 이 사진에는 아무것도 없습니다.</translation>
    </message>
    <message>
        <source>&amp;Take</source>
        <translation>가져오기(&amp;T)</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>Put it on the pad; Undo brings the drawing back.</source>
        <translation>그리는 칸에 놓습니다. 실행 취소하면 그림이 돌아옵니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Leave the pad as it is.</source>
        <translation>그리는 칸을 그대로 둡니다.</translation>
    </message>
</context>
<context>
    <name>LabControls</name>
    <message>
        <source>&amp;Problem</source>
        <translation>문제(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Learner</source>
        <translation>학습 방식(&amp;L)</translation>
    </message>
    <message>
        <source>Hidde&amp;n</source>
        <translation>은닉(&amp;N)</translation>
    </message>
    <message>
        <source>R&amp;ate</source>
        <translation>학습률(&amp;A)</translation>
    </message>
    <message>
        <source>Own points</source>
        <translation>직접 찍은 점</translation>
    </message>
    <message>
        <source>2-input table</source>
        <translation>2입력 진리표</translation>
    </message>
    <message>
        <source>3-input table</source>
        <translation>3입력 진리표</translation>
    </message>
    <message>
        <source>Circles</source>
        <translation>동심원</translation>
    </message>
    <message>
        <source>Moons</source>
        <translation>초승달</translation>
    </message>
    <message>
        <source>Spiral</source>
        <translation>나선</translation>
    </message>
    <message>
        <source>Blobs</source>
        <translation>덩어리</translation>
    </message>
    <message>
        <source>Threshold rule</source>
        <translation>임계값 규칙</translation>
    </message>
    <message>
        <source>Single layer</source>
        <translation>단층</translation>
    </message>
    <message>
        <source>Multilayer</source>
        <translation>다층</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>한 단계(&amp;S)</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>에폭</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Rese&amp;t</source>
        <translation>초기화(&amp;T)</translation>
    </message>
    <message>
        <source>Another start</source>
        <translation>다른 시작값</translation>
    </message>
    <message>
        <source>Pa&amp;use</source>
        <translation>일시정지(&amp;U)</translation>
    </message>
    <message>
        <source>R&amp;un</source>
        <translation>실행(&amp;U)</translation>
    </message>
    <message>
        <source>Threshold rule: Rosenblatt&apos;s perceptron, one sample at a time. Single layer: one sigmoid unit under gradient descent. Multilayer: the same with hidden layers, first one of four tanh units. What else can be chosen stands in the view “Learner”.</source>
        <translation>임계값 규칙: 로젠블랫의 퍼셉트론으로, 샘플을 한 번에 하나씩 봅니다. 단층: 경사 하강법으로 학습하는 시그모이드 유닛 하나입니다. 다층: 여기에 은닉층을 더한 것으로, 처음에는 tanh 유닛 4개의 은닉층 하나입니다. 그 밖에 고를 수 있는 것은 “학습 방식” 보기에 있습니다.</translation>
    </message>
    <message>
        <source>Units in the first hidden layer of the multilayer learner. Four learn XOR reliably, two often stick. More layers are in the view “Learner”.</source>
        <translation>다층의 첫 은닉층에 있는 유닛 수입니다. 4개면 XOR를 안정적으로 학습하고, 2개면 중간에 멈추는 일이 많습니다. 층은 “학습 방식” 보기에서 더 늘릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Threshold rule: look at one sample. Others: one update from the next batch.</source>
        <translation>임계값 규칙: 샘플 하나를 봅니다. 그 밖: 다음 배치로 한 번 업데이트합니다.</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>Learner</source>
        <translation>학습 방식</translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation>은닉 유닛 수</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Run or pause</source>
        <translation>실행 또는 일시정지</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>한 단계</translation>
    </message>
    <message>
        <source>One epoch</source>
        <translation>한 에폭</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>한 단계 뒤로</translation>
    </message>
    <message>
        <source>Reset to the same start</source>
        <translation>같은 시작값으로 초기화</translation>
    </message>
    <message>
        <source>The truth table or the points to learn. Choosing others starts anew.</source>
        <translation>배울 진리표 또는 점입니다. 다른 것을 고르면 새로 시작합니다.</translation>
    </message>
    <message>
        <source>How far one update moves the weights. The threshold rule starts from zero, where the rate only scales all weights alike, so changing it there starts anew.</source>
        <translation>업데이트 한 번에 가중치를 얼마나 움직일지 정합니다. 임계값 규칙은 0에서 시작하므로 학습률은 모든 가중치를 같은 비율로 바꿀 뿐이고, 그래서 이때 바꾸면 처음부터 다시 시작합니다.</translation>
    </message>
    <message>
        <source>Go on by itself until there is a verdict.</source>
        <translation>판정이 날 때까지 스스로 진행합니다.</translation>
    </message>
    <message>
        <source>Step until every sample was taken once more.</source>
        <translation>모든 샘플을 한 번씩 더 쓸 때까지 진행합니다.</translation>
    </message>
    <message>
        <source>Undo the last step. A change of the points begins a new count.</source>
        <translation>마지막 단계를 되돌립니다. 점을 바꾸면 다시 셉니다.</translation>
    </message>
    <message>
        <source>Back to the same first weights.</source>
        <translation>같은 시작값으로 되돌립니다.</translation>
    </message>
    <message>
        <source>Draw other first weights at random. The threshold rule always starts from zero and has no other.</source>
        <translation>가중치의 시작값을 무작위로 다시 뽑습니다. 임계값 규칙은 항상 0에서 시작하므로 다른 시작값이 없습니다.</translation>
    </message>
</context>
<context>
    <name>LabFileButton</name>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Files of the lab</source>
        <translation>실험실의 파일</translation>
    </message>
    <message>
        <source>Save the lab and open it again; points, weights and the path as CSV; PyTorch code.</source>
        <translation>실험실을 저장하고 다시 엽니다. 점, 가중치, 경로는 CSV로, 코드는 PyTorch로 내보냅니다.</translation>
    </message>
    <message>
        <source>&amp;Open lab…</source>
        <translation>실험실 열기(&amp;O)…</translation>
    </message>
    <message>
        <source>Points, learners, weights and the place in the run, as they were saved.</source>
        <translation>점, 학습기, 가중치, 진행 위치를 저장한 그대로 불러옵니다.</translation>
    </message>
    <message>
        <source>&amp;Save lab…</source>
        <translation>실험실 저장(&amp;S)…</translation>
    </message>
    <message>
        <source>All of the lab in one file, to go on with it another time.</source>
        <translation>나중에 이어서 할 수 있도록 실험실 전체를 파일 하나에 저장합니다.</translation>
    </message>
    <message>
        <source>&amp;Import points (CSV)…</source>
        <translation>점 가져오기 (CSV)(&amp;I)…</translation>
    </message>
    <message>
        <source>A table with the columns x1, x2 and class, from a spreadsheet for example.</source>
        <translation>x1, x2, class 열이 있는 표입니다. 스프레드시트에서 만든 표 등을 가져옵니다.</translation>
    </message>
    <message>
        <source>Export &amp;points (CSV)…</source>
        <translation>점 내보내기 (CSV)(&amp;P)…</translation>
    </message>
    <message>
        <source>A table with the columns x1, x2 and class, each number in full.</source>
        <translation>x1, x2, class 열이 있는 표입니다. 수는 모든 자리까지 적습니다.</translation>
    </message>
    <message>
        <source>Export &amp;weights (CSV)…</source>
        <translation>가중치 내보내기 (CSV)(&amp;W)…</translation>
    </message>
    <message>
        <source>Every weight and bias with its layer, its unit and its gradient now.</source>
        <translation>모든 가중치와 편향을 그 층, 유닛, 지금의 기울기와 함께 내보냅니다.</translation>
    </message>
    <message>
        <source>Export pa&amp;th (CSV)…</source>
        <translation>경로 내보내기 (CSV)(&amp;T)…</translation>
    </message>
    <message>
        <source>Loss, mistakes and weights after each update that can still be undone.</source>
        <translation>아직 되돌릴 수 있는 업데이트마다 그 뒤의 손실, 실수, 가중치를 내보냅니다.</translation>
    </message>
    <message>
        <source>Export P&amp;yTorch script…</source>
        <translation>PyTorch 스크립트 내보내기(&amp;Y)…</translation>
    </message>
    <message>
        <source>A Python file that goes on from these weights and gives the same numbers.</source>
        <translation>지금 가중치에서 이어 가며 같은 수가 나오는 Python 파일입니다.</translation>
    </message>
    <message>
        <source>&amp;Copy script</source>
        <translation>스크립트 복사(&amp;C)</translation>
    </message>
    <message>
        <source>The same script, on the clipboard.</source>
        <translation>같은 스크립트를 클립보드에 복사합니다.</translation>
    </message>
    <message>
        <source>Wor&amp;ksheet…</source>
        <translation>학습지(&amp;K)…</translation>
    </message>
    <message>
        <source>One update by hand: tables with blanks to fill in here or to print, and an answer key.</source>
        <translation>손으로 해 보는 업데이트 한 번입니다. 여기서 채우거나 인쇄할 수 있는 빈칸이 있는 표와 정답지가 있습니다.</translation>
    </message>
</context>
<context>
    <name>LabFiles</name>
    <message>
        <source>Open a lab</source>
        <translation>실험실 열기</translation>
    </message>
    <message>
        <source>Import points</source>
        <translation>점 가져오기</translation>
    </message>
    <message>
        <source>No points were taken from {file}: {reason}</source>
        <translation>{file}에서 점을 가져오지 않았습니다: {reason}</translation>
    </message>
    <message>
        <source>{file} is no lab of this program: {reason}</source>
        <translation>{file} 파일은 이 프로그램의 실험실이 아닙니다: {reason}</translation>
    </message>
    <message>
        <source>Save the lab</source>
        <translation>실험실 저장</translation>
    </message>
    <message>
        <source>Export the points</source>
        <translation>점 내보내기</translation>
    </message>
    <message>
        <source>Export the weights</source>
        <translation>가중치 내보내기</translation>
    </message>
    <message>
        <source>Export the path</source>
        <translation>경로 내보내기</translation>
    </message>
    <message>
        <source>Export the PyTorch script</source>
        <translation>PyTorch 스크립트 내보내기</translation>
    </message>
    <message>
        <source>Python (*.py)</source>
        <translation>Python 파일 (*.py)</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>저장함: {file}</translation>
    </message>
    <message>
        <source>The script is on the clipboard.</source>
        <translation>스크립트를 클립보드에 복사했습니다.</translation>
    </message>
    <message>
        <source>Perceptron lab (*.{suffix})</source>
        <translation>퍼셉트론 실험실 (*.{suffix})</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>표 (*.csv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
</context>
<context>
    <name>LabViews</name>
    <message>
        <source>View of the learner</source>
        <translation>학습기 보기</translation>
    </message>
    <message>
        <source>What is shown beside the plane of the chosen learner.</source>
        <translation>선택한 학습기의 평면 옆에 무엇을 보여 줄지 정합니다.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation>은닉 유닛</translation>
    </message>
    <message>
        <source>Hidden space</source>
        <translation>은닉 공간</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성 함수</translation>
    </message>
    <message>
        <source>Loss curve</source>
        <translation>손실 곡선</translation>
    </message>
    <message>
        <source>Loss surface</source>
        <translation>손실 곡면</translation>
    </message>
    <message>
        <source>Learner</source>
        <translation>학습 방식</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>코드</translation>
    </message>
</context>
<context>
    <name>LayerEditor</name>
    <message>
        <source>Fixed while a run is going: stop the run to change the layers.</source>
        <translation>학습하는 동안은 층을 바꿀 수 없습니다. 바꾸려면 학습을 정지하세요.</translation>
    </message>
    <message>
        <source>This net is made by the hyperparameters. As own layers you can add, remove and move every layer.</source>
        <translation>하이퍼파라미터로 만든 신경망입니다. 직접 만든 층으로 바꾸면 모든 층을 추가하고, 제거하고, 옮길 수 있습니다.</translation>
    </message>
    <message>
        <source>This net is no plain list of layers. Choose an MLP, a CNN or LeNet-5 to put layers together.</source>
        <translation>단순한 층의 목록이 아닌 신경망입니다. 층을 직접 쌓으려면 MLP, CNN, LeNet-5 중 하나를 고르세요.</translation>
    </message>
    <message>
        <source>By itself follows: {layers}</source>
        <translation>자동으로 이어짐: {layers}</translation>
    </message>
    <message>
        <source>{shape}, {parameters} parameters</source>
        <translation>{shape}, 파라미터 {parameters}개</translation>
    </message>
    <message>
        <source>Layer editor</source>
        <translation>층 편집기</translation>
    </message>
    <message>
        <source>Own layers</source>
        <translation>직접 만든 층</translation>
    </message>
    <message>
        <source>Edit as own layers</source>
        <translation>직접 만든 층으로 편집</translation>
    </message>
    <message>
        <source>Turns the present net into a list of layers, and the model into “Own layers”</source>
        <translation>지금 신경망을 층의 목록으로 바꾸고, 모델을 “직접 만든 층”으로 정합니다</translation>
    </message>
    <message>
        <source>Layers that follow by themselves</source>
        <translation>자동으로 이어지는 층</translation>
    </message>
</context>
<context>
    <name>LayerRows</name>
    <message>
        <source>Hidden layers</source>
        <translation>은닉층</translation>
    </message>
    <message>
        <source>Layers between the inputs and the output layer, 0 to 4. With none it is a single layer.</source>
        <translation>입력과 출력층 사이의 층 수로, 0부터 4까지입니다. 0이면 단층입니다.</translation>
    </message>
    <message>
        <source>Layer {number}</source>
        <translation>층 {number}</translation>
    </message>
    <message>
        <source>Units of hidden layer {number}</source>
        <translation>은닉층 {number}의 유닛 수</translation>
    </message>
    <message>
        <source>Units of this layer, 1 to 8. Each draws a line of its own, if it is the first layer.</source>
        <translation>이 층의 유닛 수로, 1부터 8까지입니다. 첫 층이면 유닛마다 직선을 하나씩 긋습니다.</translation>
    </message>
    <message>
        <source>Activation of hidden layer {number}</source>
        <translation>은닉층 {number}의 활성 함수</translation>
    </message>
    <message>
        <source>What each unit of this layer makes of its sum. With linear layers alone the network is still a single layer: it multiplies matrices and nothing else.</source>
        <translation>이 층의 유닛이 합을 무엇으로 바꿀지 정합니다. 선형층만 있으면 신경망은 여전히 단층입니다. 행렬을 곱할 뿐이기 때문입니다.</translation>
    </message>
</context>
<context>
    <name>LayerTable</name>
    <message>
        <source>The layers of the net appear here.</source>
        <translation>신경망의 층이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>{layers} layers, {parameters} parameters, {products} multiply-adds for one image</source>
        <translation>층 {layers}개, 파라미터 {parameters}개, 이미지 한 장에 곱셈-덧셈 {products}회</translation>
    </message>
    <message>
        <source>Trying how long an epoch takes here…</source>
        <translation>여기서 1&#xa0;에폭이 얼마나 걸리는지 재는 중…</translation>
    </message>
    <message>
        <source>One epoch will take about {time} here ({low} to {high})</source>
        <translation>여기서 1&#xa0;에폭은 약 {time} 걸립니다({low}–{high})</translation>
    </message>
    <message>
        <source>Enlarged: the images are scaled up and made three channels inside the net, which is torchvision&apos;s.</source>
        <translation>이미지 확대: 신경망 안에서 이미지를 키우고 채널을 셋으로 만듭니다. 신경망은 torchvision의 것 그대로입니다.</translation>
    </message>
    <message>
        <source>Adapted: the first layers were changed so that small images fit; the rest is torchvision&apos;s.</source>
        <translation>신경망 맞추기: 작은 이미지에 맞게 앞쪽 층을 바꿨습니다. 나머지는 torchvision의 것입니다.</translation>
    </message>
    <message>
        <source>The layers of the net</source>
        <translation>신경망의 층</translation>
    </message>
    <message>
        <source>The whole net</source>
        <translation>신경망 전체</translation>
    </message>
    <message>
        <source>Time of an epoch</source>
        <translation>에폭의 시간</translation>
    </message>
    <message>
        <source>Place on the way through the net</source>
        <translation>신경망을 지나가는 순서</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Its class in torch.nn; what goes in and what comes out, and its kernel</source>
        <translation>torch.nn의 클래스, 입력과 출력의 수, 커널</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>What comes out for one image: channels × height × width, or numbers</source>
        <translation>이미지 한 장의 출력: 채널 × 높이 × 너비, 또는 수의 개수</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>파라미터</translation>
    </message>
    <message>
        <source>Weights and biases that are trained</source>
        <translation>학습하는 가중치와 편향의 수</translation>
    </message>
    <message>
        <source>Multiply-adds</source>
        <translation>곱셈-덧셈</translation>
    </message>
    <message>
        <source>Products that are summed up for one image, without the biases</source>
        <translation>이미지 한 장에 대해 더하는 곱의 수(편향 제외)</translation>
    </message>
    <message>
        <source>Size of the layer&apos;s weights: the root of the sum of their squares</source>
        <translation>층의 가중치 크기: 제곱합의 제곱근</translation>
    </message>
    <message>
        <source>Size of their gradients, ∅ while .grad is empty</source>
        <translation>기울기의 크기. .grad가 비어 있으면 ∅</translation>
    </message>
    <message>
        <source>How far this step has moved the weights so far: 0 until step()</source>
        <translation>이 단계에서 가중치가 지금까지 움직인 거리: step() 전에는 0</translation>
    </message>
</context>
<context>
    <name>LearnerView</name>
    <message>
        <source>Example</source>
        <translation>예시</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <source>Each update</source>
        <translation>업데이트마다</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>Four tanh units: XOR from any start</source>
        <translation>tanh 유닛 4개: 어떤 시작값에서도 XOR 학습</translation>
    </message>
    <message>
        <source>Two tanh units, seed 9: learns XOR</source>
        <translation>tanh 유닛 2개, 시드 9: XOR 학습함</translation>
    </message>
    <message>
        <source>Two tanh units, seed 0: sticks on XOR</source>
        <translation>tanh 유닛 2개, 시드 0: XOR에서 멈춤</translation>
    </message>
    <message>
        <source>Settings that show something; they stand in the fields then.</source>
        <translation>특징이 잘 드러나는 설정입니다. 고르면 아래 칸에 들어갑니다.</translation>
    </message>
    <message>
        <source>Activation of the output layer</source>
        <translation>출력층의 활성 함수</translation>
    </message>
    <message>
        <source>Sigmoid: one unit for two classes. Softmax: one unit a class. Tanh answers from −1 to 1, linear with the sum itself; both go with MSE.</source>
        <translation>sigmoid: 두 클래스에 유닛 하나. softmax: 클래스마다 유닛 하나. tanh는 −1부터 1까지의 값으로, linear는 합 그대로 답하며, 둘 다 MSE와 함께 씁니다.</translation>
    </message>
    <message>
        <source>What is made small. Cross entropy needs probabilities: a sigmoid or softmax output.</source>
        <translation>학습이 줄이려는 값입니다. 교차 엔트로피에는 확률이 필요하므로 출력이 sigmoid나 softmax여야 합니다.</translation>
    </message>
    <message>
        <source>Seed of the first weights</source>
        <translation>가중치 시작값의 시드</translation>
    </message>
    <message>
        <source>The same seed draws the same first weights. “Another start” takes the next one.</source>
        <translation>같은 시드는 같은 가중치 시작값을 뽑습니다. “다른 시작값”은 다음 시드를 씁니다.</translation>
    </message>
</context>
<context>
    <name>LeftOutImages</name>
    <message>
        <source>Left out of epoch {epoch}: image {indices}</source>
        <translation>에폭 {epoch}에서 버려짐: 이미지 {indices}</translation>
    </message>
    <message>
        <source>Left out of epoch {epoch}: {count} images, {indices}</source>
        <translation>에폭 {epoch}에서 버려짐: 이미지 {count}장, {indices}</translation>
    </message>
    <message>
        <source>Images left out of this epoch</source>
        <translation>이 에폭에서 버려진 이미지</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Show the images left out</source>
        <translation>버려진 이미지 보기</translation>
    </message>
    <message>
        <source>Show the images left out in the place of the batch</source>
        <translation>배치 대신 버려진 이미지를 보여 줍니다</translation>
    </message>
</context>
<context>
    <name>LeftOutModel</name>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Why it was left out</source>
        <translation>제외된 이유</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>each iteration</source>
        <translation>이터레이션별</translation>
    </message>
    <message>
        <source>Loss and accuracy on each training batch</source>
        <translation>학습 배치마다의 손실과 정확도</translation>
    </message>
    <message>
        <source>smoothed</source>
        <translation>평활화</translation>
    </message>
    <message>
        <source>The same, smoothed: the trend behind the noise of the batches</source>
        <translation>같은 값을 평활화한 것: 배치마다 흔들리는 값 뒤의 추세</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>Loss and accuracy on the images held back from the training set, after each epoch</source>
        <translation>에폭이 끝날 때마다 학습용에서 떼어 둔 이미지로 잰 손실과 정확도</translation>
    </message>
    <message>
        <source>test set</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>Loss and accuracy on the whole test set after each epoch</source>
        <translation>에폭이 끝날 때마다 테스트 데이터 전체에서 잰 손실과 정확도</translation>
    </message>
    <message>
        <source>Show the curve: {name}</source>
        <translation>곡선 표시: {name}</translation>
    </message>
</context>
<context>
    <name>LinesView</name>
    <message>
        <source>.grad filled: {count}</source>
        <translation>.grad 채움: {count}</translation>
    </message>
    <message>
        <source>Step {step}: epoch {epoch}, iteration {iteration}</source>
        <translation>단계 {step}: 에폭 {epoch}, 이터레이션 {iteration}</translation>
    </message>
    <message>
        <source>The run goes on at full speed. Press One line: it holds, and goes on line by line.</source>
        <translation>학습이 최고 속도로 진행 중입니다. “한 줄”을 누르면 멈추고 한 줄씩 진행합니다.</translation>
    </message>
    <message>
        <source>Press One line (F11) to go through one step of training line by line, or One step (F10) for all five.</source>
        <translation>학습 한 단계를 한 줄씩 보려면 “한 줄”(F11), 다섯 줄을 한 번에 하려면 “한 단계”(F10)를 누르세요.</translation>
    </message>
    <message>
        <source>zero_grad() has emptied .grad of {count} tensors: backward() adds to what it finds there.</source>
        <translation>zero_grad()가 텐서 {count}개의 .grad를 비웠습니다. backward()는 .grad에 있는 값에 더하기 때문입니다.</translation>
    </message>
    <message>
        <source>criterion(output, y) has made one number of all answers: how wrong they are. .grad is still empty, and no weight has changed.</source>
        <translation>criterion(output, y)가 모든 답을 수 하나로 만들었습니다. 답이 얼마나 틀렸는지 나타냅니다. .grad는 아직 비어 있고, 바뀐 가중치는 없습니다.</translation>
    </message>
    <message>
        <source>backward() has filled .grad of {count} tensors; no weight has changed yet.</source>
        <translation>backward()가 텐서 {count}개의 .grad를 채웠습니다. 바뀐 가중치는 아직 없습니다.</translation>
    </message>
    <message>
        <source>net(x) has sent {images} images through the net: a score for each class and image. .grad is empty, and no weight has changed.</source>
        <translation>net(x)가 이미지 {images}장을 신경망에 통과시켰습니다. 클래스와 이미지마다 점수가 하나씩 나옵니다. .grad는 비어 있고, 바뀐 가중치는 없습니다.</translation>
    </message>
    <message>
        <source>step() has changed no weight: what it would change them by is 0.</source>
        <translation>step()이 바꾼 가중치가 없습니다. 바꿀 양이 0입니다.</translation>
    </message>
    <message>
        <source>Only step() has changed weights: {count} of {all} tensors. .grad stays as it is until the next zero_grad().</source>
        <translation>가중치를 바꾼 것은 step()뿐입니다: 텐서 {all}개 중 {count}개. .grad는 다음 zero_grad()까지 그대로입니다.</translation>
    </message>
    <message>
        <source>Line by line</source>
        <translation>한 줄씩</translation>
    </message>
    <message>
        <source>The five lines of a training step</source>
        <translation>학습 한 단계의 다섯 줄</translation>
    </message>
    <message>
        <source>What the line has done</source>
        <translation>줄이 한 일</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>줄</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>What a PyTorch script writes for one iteration</source>
        <translation>PyTorch 스크립트에 1&#xa0;이터레이션으로 적는 것</translation>
    </message>
    <message>
        <source>What the line gave</source>
        <translation>줄의 결과</translation>
    </message>
    <message>
        <source>Size of all weights together: the root of the sum of their squares</source>
        <translation>모든 가중치를 합친 크기: 제곱합의 제곱근</translation>
    </message>
    <message>
        <source>Size of all gradients together, ∅ while .grad is empty</source>
        <translation>모든 기울기를 합친 크기. .grad가 비어 있으면 ∅</translation>
    </message>
    <message>
        <source>How far this step has moved the weights so far</source>
        <translation>이 단계에서 가중치가 지금까지 움직인 거리</translation>
    </message>
</context>
<context>
    <name>Looks</name>
    <message>
        <source>Draw a digit on the left.</source>
        <translation>왼쪽에 숫자를 그리십시오.</translation>
    </message>
    <message>
        <source>The net is not there yet.</source>
        <translation>신경망이 아직 없습니다.</translation>
    </message>
    <message>
        <source>The map is on its way.</source>
        <translation>지도를 만드는 중입니다.</translation>
    </message>
    <message>
        <source>The explanation is on its way.</source>
        <translation>설명을 만드는 중입니다.</translation>
    </message>
</context>
<context>
    <name>LossReadout</name>
    <message>
        <source>Iteration {step} · loss {loss}</source>
        <translation>이터레이션 {step} · 손실 {loss}</translation>
    </message>
    <message>
        <source>Iteration {step} · loss {loss} · smoothed {smoothed}</source>
        <translation>이터레이션 {step} · 손실 {loss} · 평활화 {smoothed}</translation>
    </message>
    <message>
        <source>After epoch {epoch} · loss on the test set {loss}</source>
        <translation>에폭 {epoch} 뒤 · 테스트 손실 {loss}</translation>
    </message>
    <message>
        <source>After epoch {epoch} · loss on the test set {loss} · validation {validation}</source>
        <translation>에폭 {epoch} 뒤 · 테스트 손실 {loss} · 검증 {validation}</translation>
    </message>
    <message>
        <source>After iteration {step}: {change}</source>
        <translation>이터레이션 {step} 뒤: {change}</translation>
    </message>
</context>
<context>
    <name>LossView</name>
    <message>
        <source>Loss and mistakes</source>
        <translation>손실과 실수</translation>
    </message>
    <message>
        <source>Log scale</source>
        <translation>로그 눈금</translation>
    </message>
    <message>
        <source>Loss on a logarithmic scale</source>
        <translation>로그 눈금의 손실</translation>
    </message>
    <message>
        <source>Show the loss by its powers of ten: a loss that falls from 0.01 to 0.001 is then still seen to.</source>
        <translation>손실을 10의 거듭제곱으로 보여 줍니다. 손실이 0.01에서 0.001로 줄어도 여전히 보입니다.</translation>
    </message>
    <message>
        <source>Curves of loss and mistakes</source>
        <translation>손실과 실수의 곡선</translation>
    </message>
    <message>
        <source>The mean loss of all samples after each update, and the mistakes of each epoch. For the threshold rule those are the wrong answers that it met in the epoch, each followed by an update (hatched: the epoch at hand); for gradient descent the samples on the wrong side when the epoch ends. Point at a place to read it off, or use the arrow keys.</source>
        <translation>업데이트마다 그 뒤의 모든 샘플의 평균 손실과, 에폭마다의 실수입니다. 임계값 규칙에서 실수는 에폭 중에 나온 틀린 답이며, 하나마다 업데이트가 뒤따릅니다(빗금: 지금의 에폭). 경사 하강법에서는 에폭이 끝날 때 틀린 쪽에 있는 샘플입니다. 한 곳을 가리키거나 화살표 키를 누르면 값을 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>Press Run: the mistakes of each epoch draw themselves here.</source>
        <translation>“실행”을 누르면 에폭마다 실수가 여기에 그려집니다.</translation>
    </message>
    <message>
        <source>mistakes: wrong answers met in the epoch</source>
        <translation>실수: 에폭 중에 나온 틀린 답</translation>
    </message>
    <message>
        <source>wrong answers in the epoch</source>
        <translation>에폭 중 틀린 답</translation>
    </message>
    <message>
        <source>Press Run: the loss after each update draws itself here.</source>
        <translation>“실행”을 누르면 업데이트마다 손실이 여기에 그려집니다.</translation>
    </message>
    <message>
        <source>mistakes in the epoch (rule), or at its end</source>
        <translation>에폭 중(규칙) 또는 에폭 끝의 실수</translation>
    </message>
    <message>
        <source>mistakes in the epoch</source>
        <translation>에폭의 실수</translation>
    </message>
    <message>
        <source>mistakes: wrong side at the end of the epoch</source>
        <translation>실수: 에폭 끝에 틀린 쪽에 있는 샘플</translation>
    </message>
    <message>
        <source>wrong at the epoch&apos;s end</source>
        <translation>에폭 끝에 틀린 샘플</translation>
    </message>
    <message>
        <source>updates</source>
        <translation>업데이트</translation>
    </message>
    <message>
        <source>mean loss of all samples</source>
        <translation>모든 샘플의 평균 손실</translation>
    </message>
    <message>
        <source>mean loss</source>
        <translation>평균 손실</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>에폭</translation>
    </message>
    <message>
        <source>mistakes</source>
        <translation>실수</translation>
    </message>
    <message>
        <source>The threshold rule has no loss: only its mistakes can be counted.</source>
        <translation>임계값 규칙에는 손실이 없어 실수만 셀 수 있습니다.</translation>
    </message>
    <message>
        <source>The threshold rule has no loss, only mistakes.</source>
        <translation>임계값 규칙에는 손실이 없고 실수만 있습니다.</translation>
    </message>
    <message>
        <source>mistakes: {mistakes}</source>
        <translation>실수: {mistakes}</translation>
    </message>
    <message>
        <source>loss {loss} after {updates} updates</source>
        <translation>업데이트 {updates}회 뒤 손실 {loss}</translation>
    </message>
    <message>
        <source>{name}: no loss, mistakes: {mistakes}</source>
        <translation>{name}: 손실 없음, 실수: {mistakes}</translation>
    </message>
    <message>
        <source>{name}: loss {loss}</source>
        <translation>{name}: 손실 {loss}</translation>
    </message>
    <message>
        <source>Learner {number}</source>
        <translation>학습기 {number}</translation>
    </message>
    <message>
        <source>after {number} updates</source>
        <translation>업데이트 {number}회 뒤</translation>
    </message>
    <message>
        <source>epoch {number}</source>
        <translation>에폭 {number}</translation>
    </message>
    <message>
        <source>loss {value}</source>
        <translation>손실 {value}</translation>
    </message>
    <message>
        <source>mistakes: {value}</source>
        <translation>실수: {value}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>mnistgui - a bench for a first course in deep learning</source>
        <translation>mnistgui - 딥러닝 첫 수업을 위한 실습대</translation>
    </message>
    <message>
        <source>Dra&amp;w</source>
        <translation>그리기(&amp;W)</translation>
    </message>
    <message>
        <source>Perceptr&amp;on</source>
        <translation>퍼셉트론(&amp;O)</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>My hand</source>
        <translation>내 손글씨</translation>
    </message>
    <message>
        <source>Workbench</source>
        <translation>작업대</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>실행(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Chapters</source>
        <translation>장(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>테마(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>언어(&amp;L)</translation>
    </message>
    <message>
        <source>Shows the chapter&apos;s main point and sets the window up for it.</source>
        <translation>장의 핵심을 보여 주고 창을 그 내용에 맞게 준비합니다.</translation>
    </message>
</context>
<context>
    <name>MishapPanel</name>
    <message>
        <source>What happens when …</source>
        <translation>어떻게 될까 …</translation>
    </message>
    <message>
        <source>zero_gra&amp;d() is forgotten</source>
        <translation>zero_grad()를 빠뜨리면(&amp;D)</translation>
    </message>
    <message>
        <source>the rate &amp;is too high</source>
        <translation>학습률이 너무 높으면(&amp;I)</translation>
    </message>
    <message>
        <source>all weights are e&amp;qual</source>
        <translation>가중치가 모두 같으면(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo: as it was before</source>
        <translation>되돌리기: 이전 상태로(&amp;U)</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>일어난 일</translation>
    </message>
    <message>
        <source>Leave zero_grad() out: backward() then adds to what .grad still holds.</source>
        <translation>zero_grad()를 빠뜨립니다. 그러면 backward()가 .grad에 남아 있는 값에 더합니다.</translation>
    </message>
    <message>
        <source>Take five updates at a rate at which the loss rises instead of falling.</source>
        <translation>손실이 줄지 않고 커지는 학습률로 업데이트를 다섯 번 합니다.</translation>
    </message>
    <message>
        <source>Make every weight and bias 0.5: the hidden units never become different.</source>
        <translation>모든 가중치와 편향을 0.5로 만듭니다. 은닉 유닛들이 언제까지나 서로 같습니다.</translation>
    </message>
    <message>
        <source>This needs a hidden layer of two or more units, which could become different.</source>
        <translation>유닛이 둘 이상인 은닉층이 있어야 합니다. 그래야 서로 달라질 수 있습니다.</translation>
    </message>
    <message>
        <source>Put weights, rate and zero_grad() back as they were before.</source>
        <translation>가중치, 학습률, zero_grad()를 이전 상태로 되돌립니다.</translation>
    </message>
</context>
<context>
    <name>MoreButton</name>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>Open, save, copy and paste drawings and pictures, and see a drawing drawn again</source>
        <translation>그림과 사진을 열고, 저장하고, 복사하고, 붙여 넣고, 그림을 다시 그려 봅니다</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>Open a drawing (SVG), or a photograph or scan of a digit.</source>
        <translation>그림(SVG)이나 숫자를 찍은 사진, 스캔을 엽니다.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <source>Put the picture or drawing of the clipboard on the pad.</source>
        <translation>클립보드의 사진이나 그림을 그리는 칸에 놓습니다.</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>다른 이름으로 저장…</translation>
    </message>
    <message>
        <source>Save the strokes as SVG, or the drawing as a PNG picture.</source>
        <translation>획을 SVG로, 또는 그림을 PNG 이미지로 저장합니다.</translation>
    </message>
    <message>
        <source>Save the net&apos;s input…</source>
        <translation>신경망 입력 저장…</translation>
    </message>
    <message>
        <source>Save the very pixels that the net is fed, as PNG.</source>
        <translation>신경망에 들어가는 바로 그 픽셀을 PNG로 저장합니다.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy the drawing, as strokes and as a picture.</source>
        <translation>그림을 획과 이미지로 복사합니다.</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>다시 그리기</translation>
    </message>
    <message>
        <source>See the strokes drawn again in their own time, with the answers on the way. Escape ends it.</source>
        <translation>획을 그린 속도대로 다시 그리며 그때그때의 답을 봅니다. Esc로 끝냅니다.</translation>
    </message>
</context>
<context>
    <name>NetButton</name>
    <message>
        <source>1 layer</source>
        <translation>층 1개</translation>
    </message>
    <message>
        <source>{count} layers</source>
        <translation>층 {count}개</translation>
    </message>
</context>
<context>
    <name>NetChooser</name>
    <message>
        <source>Pretrained net</source>
        <translation>미리 학습된 신경망</translation>
    </message>
    <message>
        <source>Net of this run, iteration {step}</source>
        <translation>이번 학습의 신경망, 이터레이션 {step}</translation>
    </message>
    <message>
        <source>Net of “{name}”, iteration {step}</source>
        <translation>“{name}”의 신경망, 이터레이션 {step}</translation>
    </message>
</context>
<context>
    <name>NetPage</name>
    <message>
        <source>Net</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Line by line</source>
        <translation>한 줄씩</translation>
    </message>
    <message>
        <source>Layer editor</source>
        <translation>층 편집기</translation>
    </message>
    <message>
        <source>Views of the net</source>
        <translation>신경망 보기</translation>
    </message>
</context>
<context>
    <name>NetRow</name>
    <message>
        <source>No second net</source>
        <translation>둘째 신경망 없음</translation>
    </message>
    <message>
        <source>&amp;Net</source>
        <translation>신경망(&amp;N)</translation>
    </message>
    <message>
        <source>Net that answers</source>
        <translation>답하는 신경망</translation>
    </message>
    <message>
        <source>Which net answers: the one that came with the program, or the one you train</source>
        <translation>답할 신경망을 고릅니다: 프로그램에 들어 있는 것 또는 직접 학습시키는 것</translation>
    </message>
    <message>
        <source>Net beside it</source>
        <translation>나란히 볼 신경망</translation>
    </message>
    <message>
        <source>A second net whose answer to the same drawing is shown beside the first</source>
        <translation>같은 그림에 대한 답을 첫째 신경망과 나란히 보여 줄 둘째 신경망</translation>
    </message>
</context>
<context>
    <name>NetworkPicture</name>
    <message>
        <source>Picture of the network</source>
        <translation>신경망 그림</translation>
    </message>
    <message>
        <source>The numbers on the edges are the weights; dashed edges are negative.</source>
        <translation>선 위의 수는 가중치이고, 점선은 음수입니다.</translation>
    </message>
</context>
<context>
    <name>NinePicture</name>
    <message>
        <source>Nine images with the names of their classes</source>
        <translation>클래스 이름이 붙은 이미지 아홉 장</translation>
    </message>
    <message>
        <source>No images</source>
        <translation>이미지 없음</translation>
    </message>
</context>
<context>
    <name>NodeStory</name>
    <message>
        <source>Chosen name</source>
        <translation>선택한 이름</translation>
    </message>
    <message>
        <source>Name in Python</source>
        <translation>Python에서 쓰는 이름</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>설명</translation>
    </message>
    <message>
        <source>What belongs to it</source>
        <translation>딸린 항목</translation>
    </message>
    <message>
        <source>Open what the name stands for</source>
        <translation>이름이 가리키는 것 열기</translation>
    </message>
    <message>
        <source>Open this data set</source>
        <translation>이 데이터셋 열기</translation>
    </message>
    <message>
        <source>Shows its images in the dock “Data set”</source>
        <translation>“데이터셋” 패널에 이미지를 보여 줍니다</translation>
    </message>
    <message>
        <source>Choose this net</source>
        <translation>이 신경망 선택</translation>
    </message>
    <message>
        <source>Makes it the model of the next run</source>
        <translation>다음 실행의 모델로 정합니다</translation>
    </message>
    <message>
        <source>Show this transform</source>
        <translation>이 변환 보기</translation>
    </message>
    <message>
        <source>Goes to the tab “Transforms”</source>
        <translation>“변환” 탭으로 이동합니다</translation>
    </message>
    <message>
        <source>Show where it is</source>
        <translation>위치 보기</translation>
    </message>
    <message>
        <source>Goes to the part of the window that does this</source>
        <translation>창에서 이 일을 맡은 곳으로 이동합니다</translation>
    </message>
    <message>
        <source>{images} images of {height}×{width} pixels in {classes} classes</source>
        <translation>{height}×{width}픽셀 이미지 {images}장, 클래스 {classes}개</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>&amp;Note on {name}</source>
        <translation>{name}에 대한 메모(&amp;N)</translation>
    </message>
    <message>
        <source>Note on the run</source>
        <translation>학습에 대한 메모</translation>
    </message>
</context>
<context>
    <name>NumberValidator</name>
    <message>
        <source>A number is missing.</source>
        <translation>수가 없습니다.</translation>
    </message>
    <message>
        <source>“{text}” is not a finite number.</source>
        <translation>“{text}”은(는) 유한한 수가 아닙니다.</translation>
    </message>
    <message>
        <source>“{text}” is beyond ±{most}.</source>
        <translation>“{text}”은(는) ±{most}을(를) 벗어납니다.</translation>
    </message>
</context>
<context>
    <name>OptimizerRow</name>
    <message>
        <source>Optimizer</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <source>How the gradient becomes an update, as PyTorch defines it. Another one begins at its own rate.</source>
        <translation>기울기를 업데이트로 바꾸는 방법으로, PyTorch의 정의를 따릅니다. 다른 것을 고르면 그에 알맞은 학습률로 시작합니다.</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>The share of the last move that is kept in the next.</source>
        <translation>직전의 이동을 다음 이동에 남기는 비율입니다.</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>알파</translation>
    </message>
    <message>
        <source>How slowly the mean of the squared gradients forgets.</source>
        <translation>기울기 제곱의 평균이 지난 값을 얼마나 천천히 잊을지 정합니다.</translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation>베타 1</translation>
    </message>
    <message>
        <source>How slowly the mean of the gradients forgets.</source>
        <translation>기울기의 평균이 지난 값을 얼마나 천천히 잊을지 정합니다.</translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation>베타 2</translation>
    </message>
</context>
<context>
    <name>OverlayLegend</name>
    <message>
        <source>Other runs in the plot</source>
        <translation>그래프의 다른 학습</translation>
    </message>
    <message>
        <source>Take the run “{name}” out of the plot</source>
        <translation>학습 “{name}”: 그래프에서 빼기</translation>
    </message>
</context>
<context>
    <name>Pad</name>
    <message>
        <source>Trace the 3, or draw any digit</source>
        <translation>3을 따라 쓰거나 아무 숫자나 그리세요</translation>
    </message>
    <message>
        <source>Drawing pad</source>
        <translation>그리기 판</translation>
    </message>
    <message>
        <source>Draw one digit with the mouse, a pen or a finger, at any place and size. Escape takes back the stroke at hand, {undo} the last one, Delete clears the pad.</source>
        <translation>마우스나 펜, 손가락으로 숫자 하나를 그리세요. 위치와 크기는 상관없습니다. Esc 키는 그리던 획을, {undo} 키는 마지막 획을 취소하고, Delete 키는 모두 지웁니다.</translation>
    </message>
</context>
<context>
    <name>PadTools</name>
    <message>
        <source>Pen</source>
        <translation>펜</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Take everything off the pad; Undo brings it back.</source>
        <translation>그린 것을 모두 지웁니다. 실행 취소로 되살릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Take back the last stroke, or bring back what was cleared.</source>
        <translation>마지막 획을 취소하거나 지운 것을 되살립니다.</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Do again what was undone.</source>
        <translation>취소한 것을 다시 실행합니다.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Move, turn and scale the drawing by its frame, or the stroke that is clicked (Shift: several). Keys: arrows move, [ and ] turn, + and - scale.</source>
        <translation>그림 전체를, 또는 클릭한 획(Shift: 여러 획)을 테두리로 옮기고 돌리고 늘입니다. 키: 화살표로 옮기고, [와 ]로 돌리고, +와 -로 늘입니다.</translation>
    </message>
    <message>
        <source>Pen pressure</source>
        <translation>펜 압력</translation>
    </message>
    <message>
        <source>The line of a tablet&apos;s pen is wider where the pen is pressed harder. A mouse and a finger draw lines of one width. The net is fed the same either way.</source>
        <translation>태블릿 펜은 세게 누를수록 선이 굵어집니다. 마우스와 손가락은 한 가지 굵기로 그립니다. 신경망에 들어가는 것은 어느 쪽이든 같습니다.</translation>
    </message>
    <message>
        <source>Pen width</source>
        <translation>펜 굵기</translation>
    </message>
    <message>
        <source>How wide the pen draws, in per cent of the pad. The net is fed the strokes drawn again 2.5 pixels wide, so its answer stays.</source>
        <translation>펜의 굵기로, 그리는 칸에 대한 백분율입니다. 신경망에는 획을 2.5픽셀 굵기로 다시 그려 넣으므로 답은 그대로입니다.</translation>
    </message>
</context>
<context>
    <name>PanelHead</name>
    <message>
        <source>Not taken from {source}. {problem}</source>
        <translation>{source}: 적용하지 않았습니다. {problem}</translation>
    </message>
    <message>
        <source>Not taken. {problem}</source>
        <translation>적용하지 않았습니다. {problem}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Take back the last change of the settings.</source>
        <translation>설정의 마지막 변경을 되돌립니다.</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Change again what was taken back.</source>
        <translation>되돌린 변경을 다시 합니다.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>Take the settings of a TOML file. It can be dragged here, too.</source>
        <translation>TOML 파일의 설정을 적용합니다. 파일을 여기에 끌어다 놓아도 됩니다.</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>저장…</translation>
    </message>
    <message>
        <source>Write every setting into a TOML file, as mnistgui train reads it.</source>
        <translation>모든 설정을 mnistgui train이 읽는 TOML 파일로 저장합니다.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Put every setting on the clipboard, as TOML.</source>
        <translation>모든 설정을 TOML로 클립보드에 복사합니다.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <source>Take the settings that lie on the clipboard as TOML.</source>
        <translation>클립보드에 있는 TOML 설정을 적용합니다.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Settings as a file</source>
        <translation>설정을 파일로</translation>
    </message>
    <message>
        <source>Save, open, copy and paste all settings, as TOML.</source>
        <translation>모든 설정을 TOML로 저장하고, 열고, 복사하고, 붙여 넣습니다.</translation>
    </message>
</context>
<context>
    <name>PaperBar</name>
    <message>
        <source>Message</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>With &amp;answer key</source>
        <translation>정답지 포함(&amp;A)</translation>
    </message>
    <message>
        <source>Print or save the key, too, on a page of its own.</source>
        <translation>정답지도 별도의 페이지에 함께 인쇄하거나 저장합니다.</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>인쇄(&amp;P)…</translation>
    </message>
    <message>
        <source>Print the sheet with its blanks, black on white.</source>
        <translation>빈칸이 있는 학습지를 흰 바탕에 검은색으로 인쇄합니다.</translation>
    </message>
    <message>
        <source>&amp;Save as PDF…</source>
        <translation>PDF로 저장(&amp;S)…</translation>
    </message>
    <message>
        <source>Write the sheet with its blanks into a PDF document, A4.</source>
        <translation>빈칸이 있는 학습지를 A4 크기의 PDF 문서로 저장합니다.</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>닫기(&amp;C)</translation>
    </message>
    <message>
        <source>Close the worksheet; your answers are not kept.</source>
        <translation>학습지를 닫습니다. 적은 답은 남지 않습니다.</translation>
    </message>
</context>
<context>
    <name>ParameterForm</name>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Choose a transform in the list: its parameters appear here.</source>
        <translation>목록에서 변환을 고르면 여기에 매개변수가 나타납니다.</translation>
    </message>
    <message>
        <source>It has no parameters.</source>
        <translation>매개변수가 없습니다.</translation>
    </message>
    <message>
        <source>Choose a layer in the list: its parameters appear here.</source>
        <translation>목록에서 층을 고르면 여기에 매개변수가 나타납니다.</translation>
    </message>
</context>
<context>
    <name>ParameterRow</name>
    <message>
        <source>from</source>
        <translation>최소</translation>
    </message>
    <message>
        <source>to</source>
        <translation>최대</translation>
    </message>
    <message>
        <source>across</source>
        <translation>가로</translation>
    </message>
    <message>
        <source>down</source>
        <translation>세로</translation>
    </message>
</context>
<context>
    <name>PerceptronDiagram</name>
    <message>
        <source>{name}: input {number}</source>
        <translation>{name}: 입력 {number}</translation>
    </message>
    <message>
        <source>1: the constant input that the biases belong to</source>
        <translation>1: 편향이 붙는 상수 입력</translation>
    </message>
    <message>
        <source>{name}: bias in {sum}</source>
        <translation>{name}: {sum}의 편향</translation>
    </message>
    <message>
        <source>{name}: weight of {source} in {sum}</source>
        <translation>{name}: {sum}에서 {source}의 가중치</translation>
    </message>
    <message>
        <source>{equation} (mean of all samples)</source>
        <translation>{equation} (모든 샘플의 평균)</translation>
    </message>
    <message>
        <source>unit {unit} of hidden layer {layer}: {activation}</source>
        <translation>은닉층 {layer}의 유닛 {unit}: {activation}</translation>
    </message>
    <message>
        <source>output unit: {activation}</source>
        <translation>출력 유닛: {activation}</translation>
    </message>
    <message>
        <source>output unit of class {label}: {activation}</source>
        <translation>클래스 {label}의 출력 유닛: {activation}</translation>
    </message>
    <message>
        <source>{equation} (the chosen sample alone)</source>
        <translation>{equation} (선택한 샘플만)</translation>
    </message>
    <message>
        <source>step</source>
        <translation>계단 함수</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>선형</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>시그모이드</translation>
    </message>
    <message>
        <source>leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>no activation: linear (a = z)</source>
        <translation>활성 함수 없음: 선형 (a = z)</translation>
    </message>
    <message>
        <source>no activation</source>
        <translation>활성 함수 없음</translation>
    </message>
    <message>
        <source>1 activation: {name}</source>
        <translation>활성 함수 1개: {name}</translation>
    </message>
    <message>
        <source>1 activation</source>
        <translation>활성 함수 1개</translation>
    </message>
    <message>
        <source>{count} activations: {parts}</source>
        <translation>활성 함수 {count}개: {parts}</translation>
    </message>
    <message>
        <source>{count} activations</source>
        <translation>활성 함수 {count}개</translation>
    </message>
    <message>
        <source>edges: gradients ∂L/∂w</source>
        <translation>선: 기울기 ∂L/∂w</translation>
    </message>
    <message>
        <source>∂L/∂w</source>
        <translation>∂L/∂w</translation>
    </message>
    <message>
        <source>edges: weights w</source>
        <translation>선: 가중치 w</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>합</translation>
    </message>
    <message>
        <source>output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>output: {activation}</source>
        <translation>출력: {activation}</translation>
    </message>
    <message>
        <source>hidden: {activation}</source>
        <translation>은닉층: {activation}</translation>
    </message>
    <message>
        <source>hidden {number}: {activation}</source>
        <translation>은닉층 {number}: {activation}</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>target {label}</source>
        <translation>정답 {label}</translation>
    </message>
    <message>
        <source>class {label}</source>
        <translation>클래스 {label}</translation>
    </message>
</context>
<context>
    <name>PerceptronPage</name>
    <message>
        <source>Perceptron lab</source>
        <translation>퍼셉트론 실험실</translation>
    </message>
    <message>
        <source>The threshold rule has no backpropagation. For a worksheet choose Single layer or Multilayer.</source>
        <translation>임계값 규칙에는 역전파가 없습니다. 학습지를 만들려면 “단층”이나 “다층”을 고르세요.</translation>
    </message>
</context>
<context>
    <name>PerceptronUnits</name>
    <message>
        <source>not a gate yet</source>
        <translation>아직 게이트 아님</translation>
    </message>
    <message>
        <source>unnamed gate</source>
        <translation>이름 없는 게이트</translation>
    </message>
</context>
<context>
    <name>PerceptronVerdict</name>
    <message>
        <source>All weights 0 · updates: {updates}</source>
        <translation>모든 가중치 0 · 업데이트 {updates}회</translation>
    </message>
    <message>
        <source>Epoch {epoch} · updates: {updates}</source>
        <translation>에폭 {epoch} · 업데이트: {updates}</translation>
    </message>
    <message>
        <source>Seed {seed} · updates: {updates} · loss {loss}</source>
        <translation>시드 {seed} · 업데이트 {updates}회 · 손실 {loss}</translation>
    </message>
    <message>
        <source>Seed {seed} · epoch {epoch} · updates: {updates} · loss {loss}</source>
        <translation>시드 {seed} · 에폭 {epoch} · 업데이트 {updates}회 · 손실 {loss}</translation>
    </message>
    <message>
        <source>Epoch {epoch} · {sample} was wrong: weights corrected · updates: {updates}</source>
        <translation>에폭 {epoch} · {sample} 틀림: 가중치 수정 · 업데이트 {updates}회</translation>
    </message>
    <message>
        <source>Epoch {epoch} · {sample} was right: nothing to correct · updates: {updates}</source>
        <translation>에폭 {epoch} · {sample} 맞음: 그대로 둠 · 업데이트 {updates}회</translation>
    </message>
    <message>
        <source>Threshold rule</source>
        <translation>임계값 규칙</translation>
    </message>
    <message>
        <source>Single layer</source>
        <translation>단층</translation>
    </message>
    <message>
        <source>Multilayer</source>
        <translation>다층</translation>
    </message>
    <message>
        <source>updates: {updates}</source>
        <translation>업데이트 {updates}회</translation>
    </message>
    <message>
        <source>✓ learned</source>
        <translation>✓ 학습함</translation>
    </message>
    <message>
        <source>✗ impossible</source>
        <translation>✗ 불가능</translation>
    </message>
    <message>
        <source>✗ stuck</source>
        <translation>✗ 멈춤</translation>
    </message>
    <message>
        <source>{wrong} wrong</source>
        <translation>{wrong}개 틀림</translation>
    </message>
    <message>
        <source>The threshold rule tells two classes apart. With {classes} classes a single layer with softmax learns.</source>
        <translation>임계값 규칙은 두 클래스를 구별합니다. 클래스가 {classes}개이면 softmax를 쓰는 단층이 학습합니다.</translation>
    </message>
    <message>
        <source>A sigmoid unit tells two classes apart. With {classes} classes the output is softmax.</source>
        <translation>시그모이드 유닛은 두 클래스를 구별합니다. 클래스가 {classes}개이면 출력은 softmax입니다.</translation>
    </message>
    <message>
        <source>Rosenblatt&apos;s rule takes one sample at a time and corrects the weights after every mistake.</source>
        <translation>로젠블랫의 규칙은 샘플을 하나씩 보면서 틀릴 때마다 가중치를 고칩니다.</translation>
    </message>
    <message>
        <source>After a mistake each weight changes by rate × (target − output) × its input; b has the input 1.</source>
        <translation>틀릴 때마다 각 가중치가 학습률 × (정답 − 출력) × 그 입력만큼 바뀝니다. b의 입력은 1입니다.</translation>
    </message>
    <message>
        <source>The loss no longer falls ({loss}). At a rate of {rate} the updates overshoot, and units saturate: take a lower rate first ({usual} is usual here) and press “Reset”.</source>
        <translation>손실이 더 줄지 않습니다({loss}). 학습률 {rate}에서는 업데이트가 지나치고 유닛이 포화됩니다. 먼저 학습률을 낮추고(보통 {usual}) “초기화”를 누르세요.</translation>
    </message>
    <message>
        <source>Trying other starts…</source>
        <translation>다른 시작값을 시험하는 중…</translation>
    </message>
    <message>
        <source>Of {starts} starts that were tried {learned} learned it within {most} updates.</source>
        <translation>시험한 시작값 {starts}개 중 {learned}개가 업데이트 {most}회 안에 학습했습니다.</translation>
    </message>
    <message>
        <source>Press Run, or go step by step.</source>
        <translation>“실행”을 누르거나 한 단계씩 진행하세요.</translation>
    </message>
    <message>
        <source>Hidden layers: {layers}; output: {output}. Each step is one update of all weights by backpropagation from {batch}.</source>
        <translation>은닉층: {layers}, 출력: {output}. 한 단계마다 {batch}에 대해 역전파하여 모든 가중치를 한 번 업데이트합니다.</translation>
    </message>
    <message>
        <source>A single layer; output: {output}. Each step is one update by gradient descent on the {loss} of {batch}.</source>
        <translation>단층, 출력: {output}. 한 단계마다 {batch}에 대한 손실({loss})을 경사 하강법으로 줄이도록 한 번 업데이트합니다.</translation>
    </message>
    <message>
        <source>all samples</source>
        <translation>모든 샘플</translation>
    </message>
    <message>
        <source>one sample</source>
        <translation>샘플 하나</translation>
    </message>
    <message>
        <source>{size} samples</source>
        <translation>샘플 {size}개</translation>
    </message>
    <message>
        <source>Learning: {wrong} of {samples} still wrong.</source>
        <translation>학습 중: {samples}개 중 {wrong}개가 아직 틀립니다.</translation>
    </message>
    <message>
        <source>Nearly learned: all {samples} are right.</source>
        <translation>거의 학습함: {samples}개가 모두 맞습니다.</translation>
    </message>
    <message>
        <source>Each update changes every weight by −rate × the gradient of the loss.</source>
        <translation>업데이트마다 모든 가중치가 −학습률 × 손실의 기울기만큼 바뀝니다.</translation>
    </message>
    <message>
        <source>Each update changes every weight by what {rule} makes of the gradient of the loss.</source>
        <translation>업데이트마다 모든 가중치가 손실의 기울기에 {rule} 규칙을 적용한 만큼 바뀝니다.</translation>
    </message>
    <message>
        <source>It goes on until every output is within {close} of its target.</source>
        <translation>모든 출력이 정답에서 {close} 이내가 될 때까지 계속합니다.</translation>
    </message>
    <message>
        <source>Learned after {updates} updates.</source>
        <translation>업데이트 {updates}회 만에 학습했습니다.</translation>
    </message>
    <message>
        <source>Every mistake was one update. From a zero start, one sample at a time, the convergence theorem allows at most R²/γ² = {bound} mistakes here; {updates} were made.</source>
        <translation>틀릴 때마다 한 번 업데이트했습니다. 0에서 시작해 샘플을 하나씩 볼 때 수렴 정리가 허용하는 실수는 최대 R²/γ² = {bound}회이고, 실제로는 {updates}회였습니다.</translation>
    </message>
    <message>
        <source>Every output is within {close} of its target; the loss is {loss}.</source>
        <translation>모든 출력이 정답에서 {close} 이내이고 손실은 {loss}입니다.</translation>
    </message>
    <message>
        <source>No single plane separates these points: here each hidden unit has a plane of its own, and the output unit combines them.</source>
        <translation>이 점들은 평면 하나로 나눌 수 없습니다. 여기서는 은닉 유닛마다 자기 평면이 하나씩 있고 출력 유닛이 그것을 합칩니다.</translation>
    </message>
    <message>
        <source>No single line separates {problem}: here each hidden unit draws a line of its own (dashed), and the output unit combines them.</source>
        <translation>{problem} 문제는 직선 하나로 나눌 수 없습니다. 여기서는 은닉 유닛마다 직선(점선)을 하나씩 긋고 출력 유닛이 그것을 합칩니다.</translation>
    </message>
    <message>
        <source>No single line separates these points: here each hidden unit draws a line of its own (dashed), and the output unit combines them.</source>
        <translation>이 점들은 직선 하나로 나눌 수 없습니다. 여기서는 은닉 유닛마다 직선(점선)을 하나씩 긋고 출력 유닛이 그것을 합칩니다.</translation>
    </message>
    <message>
        <source>Diverged after {updates} updates.</source>
        <translation>업데이트 {updates}회 뒤 발산했습니다.</translation>
    </message>
    <message>
        <source>The weights grew beyond all bounds: at this learning rate each update overshoots the lowest loss by more than the one before. Take a lower rate and press “Reset”.</source>
        <translation>가중치가 끝없이 커졌습니다. 이 학습률에서는 업데이트마다 가장 낮은 손실을 앞의 것보다 더 크게 지나칩니다. 학습률을 낮추고 “초기화”를 누르세요.</translation>
    </message>
    <message>
        <source>At the lowest loss after {updates} updates, with {wrong} of {samples} wrong.</source>
        <translation>업데이트 {updates}회 뒤 손실이 가장 낮지만 {samples}개 중 {wrong}개가 틀립니다.</translation>
    </message>
    <message>
        <source>The loss has one valley, and its floor is reached ({loss}): every start ends here. The lowest mean squared error need not have every sample on the right side.</source>
        <translation>손실에는 골짜기가 하나뿐이고 그 바닥({loss})에 닿았습니다. 어디서 시작해도 여기서 끝납니다. 평균 제곱 오차가 가장 낮아도 모든 샘플이 맞는 쪽에 있는 것은 아닙니다.</translation>
    </message>
    <message>
        <source>{problem} cannot be separated by one line.</source>
        <translation>{problem} 문제는 직선 하나로 나눌 수 없습니다.</translation>
    </message>
    <message>
        <source>A linear program finds no line. Proof: take each sample as (x₁, x₂, 1), negated where the target is 0; the four sum to zero, so no weights have all four on the right side.</source>
        <translation>선형 계획법으로 찾아도 없습니다. 증명: 샘플을 (x₁, x₂, 1)로 쓰고 정답이 0이면 부호를 바꿉니다. 넷의 합이 0이므로, 넷을 모두 옳은 쪽에 두는 가중치는 없습니다.</translation>
    </message>
    <message>
        <source>The rule goes in a circle: the weights after epoch {epoch} are {weights}, those after epoch {first_epoch} again, with {between} updates between.</source>
        <translation>규칙은 맴돕니다: 에폭 {epoch} 뒤 가중치 {weights} = 에폭 {first_epoch} 뒤, 그 사이 업데이트 {between}회.</translation>
    </message>
    <message>
        <source>These points contradict each other.</source>
        <translation>이 점들은 서로 모순됩니다.</translation>
    </message>
    <message>
        <source>These points cannot be separated by one line.</source>
        <translation>이 점들은 직선 하나로 나눌 수 없습니다.</translation>
    </message>
    <message>
        <source>Both classes stand at {places} and at {more} other places: whatever is answered there is wrong for a sample.</source>
        <translation>{places}와(과) 다른 {more}곳에 두 클래스가 함께 있습니다. 거기서는 무엇을 답하든 한 샘플에는 틀립니다.</translation>
    </message>
    <message>
        <source>Both classes stand at {places}: whatever is answered there is wrong for a sample.</source>
        <translation>{places}에 두 클래스가 함께 있습니다. 거기서는 무엇을 답하든 한 샘플에는 틀립니다.</translation>
    </message>
    <message>
        <source>A linear program finds no line. Proof: take each sample as (x₁, x₂, 1), negated where the target is 0; then {terms} = (0, 0, 0). Weights with all of these on the right side would make the sum positive.</source>
        <translation>선형 계획법이 직선을 찾지 못합니다. 증명: 각 샘플을 (x₁, x₂, 1)로 쓰고 정답이 0이면 부호를 뒤집으면 {terms} = (0, 0, 0)입니다. 이들을 모두 맞는 쪽에 두는 가중치가 있다면 그 합은 양수여야 합니다.</translation>
    </message>
    <message>
        <source>A linear program finds no line. Proof: take each sample as (x₁, x₂, 1), negated where the target is 0; then {terms} = (0, 0, 0) up to rounding. Weights with all of these on the right side would make the sum positive.</source>
        <translation>선형 계획법이 직선을 찾지 못합니다. 증명: 각 샘플을 (x₁, x₂, 1)로 쓰고 정답이 0이면 부호를 뒤집으면 반올림 오차 안에서 {terms} = (0, 0, 0)입니다. 이들을 모두 맞는 쪽에 두는 가중치가 있다면 그 합은 양수여야 합니다.</translation>
    </message>
    <message>
        <source>A linear program finds no plane. Proof: take each sample as (x₁, x₂, x₃, 1), negated where the target is 0; then {terms} = (0, 0, 0, 0). Weights with all of these on the right side would make the sum positive.</source>
        <translation>선형 계획법이 평면을 찾지 못합니다. 증명: 각 샘플을 (x₁, x₂, x₃, 1)로 쓰고 정답이 0이면 부호를 뒤집으면 {terms} = (0, 0, 0, 0)입니다. 이들을 모두 맞는 쪽에 두는 가중치가 있다면 그 합은 양수여야 합니다.</translation>
    </message>
    <message>
        <source>A linear program finds no plane. Proof: take each sample as (x₁, x₂, x₃, 1), negated where the target is 0; then {terms} = (0, 0, 0, 0) up to rounding. Weights with all of these on the right side would make the sum positive.</source>
        <translation>선형 계획법이 평면을 찾지 못합니다. 증명: 각 샘플을 (x₁, x₂, x₃, 1)로 쓰고 정답이 0이면 부호를 뒤집으면 반올림 오차 안에서 {terms} = (0, 0, 0, 0)입니다. 이들을 모두 맞는 쪽에 두는 가중치가 있다면 그 합은 양수여야 합니다.</translation>
    </message>
    <message>
        <source>One linear unit a class cannot separate these points.</source>
        <translation>클래스마다 선형 유닛 하나로는 이 점들을 나눌 수 없습니다.</translation>
    </message>
    <message>
        <source>These points cannot be separated by one plane.</source>
        <translation>이 점들은 평면 하나로 나눌 수 없습니다.</translation>
    </message>
    <message>
        <source>Several classes stand at {places} and at {more} other places: whatever is answered there is wrong for a sample.</source>
        <translation>{places}와(과) 다른 {more}곳에 여러 클래스가 함께 있습니다. 거기서는 무엇을 답하든 한 샘플에는 틀립니다.</translation>
    </message>
    <message>
        <source>Several classes stand at {places}: whatever is answered there is wrong for a sample.</source>
        <translation>{places}에 여러 클래스가 함께 있습니다. 거기서는 무엇을 답하든 한 샘플에는 틀립니다.</translation>
    </message>
    <message>
        <source>The rule would go on correcting its weights for ever: in every epoch a sample is wrong.</source>
        <translation>규칙은 가중치를 영원히 고치게 됩니다. 에폭마다 틀리는 샘플이 있습니다.</translation>
    </message>
    <message>
        <source>Its loss no longer falls ({loss}), but it is not at its lowest: with a lower rate, or all samples in each update, it would come nearer.</source>
        <translation>손실이 더 줄지 않지만({loss}) 가장 낮은 값은 아닙니다. 학습률을 낮추거나 업데이트마다 샘플 전체를 쓰면 더 가까워집니다.</translation>
    </message>
    <message>
        <source>The best that this unit can do is to answer 0.5 everywhere: its loss came to rest at {loss} = ln 2.</source>
        <translation>이 유닛의 최선은 어디서나 0.5를 출력하는 것이고, 손실은 {loss} = ln&#xa0;2에서 멈췄습니다.</translation>
    </message>
    <message>
        <source>The best that this learner can do is to answer the same half-way value everywhere: its loss came to rest at {loss}.</source>
        <translation>이 학습기가 할 수 있는 최선은 어디서나 같은 중간값을 답하는 것입니다. 손실은 {loss}에서 멈췄습니다.</translation>
    </message>
    <message>
        <source>Hidden layers of one unit each, or of linear units, still draw one line; the loss no longer falls, at {loss}.</source>
        <translation>유닛이 하나씩이거나 선형 유닛뿐인 은닉층으로는 여전히 직선 하나만 긋습니다. 손실은 {loss}에서 더 줄지 않습니다.</translation>
    </message>
    <message>
        <source>The loss no longer falls, at {loss}.</source>
        <translation>손실이 {loss}에서 더 줄지 않습니다.</translation>
    </message>
    <message>
        <source>Its loss came to rest at {loss}: it gets no lower.</source>
        <translation>손실은 {loss}에서 멈췄고 더 줄지 않습니다.</translation>
    </message>
    <message>
        <source>The weights after epoch {epoch} are {weights}, those after epoch {first_epoch} again, with {between} updates between: a return, and no period, since the order is shuffled.</source>
        <translation>에폭 {epoch} 뒤의 가중치는 {weights}로, 그 사이 업데이트 {between}회을 거쳐 에폭 {first_epoch} 뒤의 것과 다시 같아졌습니다. 순서가 섞이므로 주기가 아니라 되돌아옴입니다.</translation>
    </message>
    <message>
        <source>Stuck after {updates} updates with {wrong} of {samples} wrong.</source>
        <translation>업데이트 {updates}회 뒤 멈춤: {samples}개 중 {wrong}개가 틀립니다.</translation>
    </message>
    <message>
        <source>The loss no longer falls ({loss}). These first weights led into a dead end; others may not. Press “Another start” for other first weights, or take more hidden units.</source>
        <translation>손실({loss})이 더 줄지 않습니다. 이 시작값에서는 길이 막혔지만 다른 시작값은 다를 수 있습니다. “다른 시작값”을 누르거나 은닉 유닛을 늘리세요.</translation>
    </message>
    <message>
        <source>The best that this layer can do is to answer 0.5 everywhere: its loss came to rest at {loss} = ln 2, the one lowest point of the cross entropy here.</source>
        <translation>이 층의 최선은 어디서나 0.5를 출력하는 것이고, 손실은 {loss} = ln 2에서 멈췄습니다. 여기서 교차 엔트로피가 가장 낮은 단 하나의 점입니다.</translation>
    </message>
    <message>
        <source>The best that this layer can do is to answer 0.5 everywhere: its loss came to rest at {loss}, the one lowest point of the squared error here.</source>
        <translation>이 층의 최선은 어디서나 0.5를 출력하는 것이고, 손실은 {loss}에서 멈췄습니다. 여기서 제곱 오차가 가장 낮은 단 하나의 점입니다.</translation>
    </message>
    <message>
        <source>The squared error knows nothing better than to answer {half} everywhere: its loss came to rest at {loss}. A line with three of four right would have no less.</source>
        <translation>제곱 오차로는 어디서나 같은 값 {half}만 출력하는 것보다 나은 답이 없고, 손실은 {loss}에서 멈췄습니다. 넷 중 셋을 맞히는 직선도 손실이 이보다 작지 않습니다.</translation>
    </message>
    <message>
        <source>Why: both classes have the same centre, (0.5, 0.5), so whatever a slope in any direction gains on one sample it loses on another.</source>
        <translation>이유: 두 클래스의 중심이 (0.5, 0.5)로 같습니다. 그래서 어느 방향으로 기울이든 한 샘플에서 얻은 만큼 다른 샘플에서 잃습니다.</translation>
    </message>
</context>
<context>
    <name>PixelWindow</name>
    <message>
        <source>Pixel values</source>
        <translation>픽셀 값</translation>
    </message>
    <message>
        <source>The chosen image, every pixel with its value</source>
        <translation>선택한 이미지, 픽셀마다 값 표시</translation>
    </message>
    <message>
        <source>Current pixel</source>
        <translation>현재 픽셀</translation>
    </message>
    <message>
        <source>{facts} · row {row}, column {column}: {value}</source>
        <translation>{facts} · 행 {row}, 열 {column}: {value}</translation>
    </message>
</context>
<context>
    <name>PlaneColumn</name>
    <message>
        <source>Choose learner {number}</source>
        <translation>학습기 {number} 선택</translation>
    </message>
    <message>
        <source>Show the numbers and settings of this learner.</source>
        <translation>이 학습기의 값과 설정을 보여 줍니다.</translation>
    </message>
    <message>
        <source>State of learner {number}</source>
        <translation>학습기 {number}의 상태</translation>
    </message>
</context>
<context>
    <name>PlaneRow</name>
    <message>
        <source>Message</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>The three gates stay as they are. To change points, choose “One learner”.</source>
        <translation>세 게이트는 그대로 둡니다. 점을 바꾸려면 “학습기 1개”를 고르세요.</translation>
    </message>
    <message>
        <source>Points copied as CSV: {count}.</source>
        <translation>CSV로 복사한 점: {count}개.</translation>
    </message>
</context>
<context>
    <name>PlaneView</name>
    <message>
        <source>Plane of the two inputs</source>
        <translation>두 입력의 평면</translation>
    </message>
    <message>
        <source>Every point is a pair of inputs, its colour what the learner answers there. Round samples should give 0, square ones 1, triangles 2, diamonds 3; a cross marks a wrong answer, a ring the sample at hand. The solid line is where the answer changes; each dashed line belongs to one hidden unit. Click a sample to see its numbers, drag it to move it, double-click it to change its class. A click on an empty place puts a sample of the chosen class; with Shift, or the right button, of the next one. Keys: Insert, arrows, Space, Delete, Page Up and Page Down; Ctrl+C and Ctrl+V copy and paste all points as CSV.</source>
        <translation>모든 점은 입력의 쌍이고, 색은 학습기가 그곳에서 하는 답입니다. 동그란 샘플은 0, 네모난 샘플은 1, 세모난 샘플은 2, 마름모 샘플은 3이 나와야 합니다. 가위표는 틀린 답, 고리는 지금의 샘플입니다. 실선에서 답이 바뀌고, 점선은 은닉 유닛 하나씩의 것입니다. 샘플을 클릭하면 수가 보이고, 끌면 옮겨지고, 더블 클릭하면 클래스가 바뀝니다. 빈 곳을 클릭하면 고른 클래스의 샘플이, Shift나 오른쪽 버튼으로는 다음 클래스의 샘플이 놓입니다. 키: Insert, 화살표, Space, Delete, Page Up, Page Down. Ctrl+C와 Ctrl+V로 모든 점을 CSV로 복사하고 붙여 넣습니다.</translation>
    </message>
</context>
<context>
    <name>PlotControls</name>
    <message>
        <source>Smoothing</source>
        <translation>평활화</translation>
    </message>
    <message>
        <source>Smoothing: how much of the last smoothed value each iteration keeps. 0 is off.</source>
        <translation>평활화: 이터레이션마다 직전의 평활화 값을 얼마나 이어받을지 정합니다. 0이면 끕니다.</translation>
    </message>
    <message>
        <source>Chosen smoothing</source>
        <translation>평활화 정도</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>lo&amp;g loss</source>
        <translation>손실 로그 축(&amp;G)</translation>
    </message>
    <message>
        <source>Logarithmic loss axis</source>
        <translation>로그 눈금의 손실 축</translation>
    </message>
    <message>
        <source>Draw the loss on a logarithmic axis: equal heights are equal factors</source>
        <translation>손실을 로그 축에 그립니다. 같은 높이 차이가 같은 비율을 뜻합니다</translation>
    </message>
    <message>
        <source>F&amp;it</source>
        <translation>전체 보기(&amp;I)</translation>
    </message>
    <message>
        <source>Show the whole run</source>
        <translation>학습 전체 보기</translation>
    </message>
    <message>
        <source>Show the whole run again after zooming (Home in a chart)</source>
        <translation>확대한 뒤 학습 전체를 다시 봅니다 (차트에서 Home 키)</translation>
    </message>
</context>
<context>
    <name>PointEditor</name>
    <message>
        <source>Points of class {label}: {count}. Give them another class first, or delete them.</source>
        <translation>클래스 {label}의 점: {count}개. 먼저 다른 클래스로 바꾸거나 삭제하세요.</translation>
    </message>
    <message>
        <source>There are {most} points, and no room for more.</source>
        <translation>점이 이미 {most}개여서 더 놓을 수 없습니다.</translation>
    </message>
    <message>
        <source>The last point stays: without points there is nothing to learn.</source>
        <translation>마지막 점은 남습니다. 점이 없으면 배울 것이 없습니다.</translation>
    </message>
    <message>
        <source>Not pasted: the text is too long for a table of points.</source>
        <translation>붙여 넣지 않았습니다: 점의 표라기에는 글이 너무 깁니다.</translation>
    </message>
    <message>
        <source>Not pasted: {reason}</source>
        <translation>붙여 넣지 않았습니다: {reason}</translation>
    </message>
    <message>
        <source>The rows of a truth table stay, only their targets change. Choose “Own points” to put, move or delete samples.</source>
        <translation>진리표의 행은 그대로 있고 정답만 바뀝니다. 샘플을 놓거나 옮기거나 삭제하려면 “직접 찍은 점”을 고르세요.</translation>
    </message>
</context>
<context>
    <name>PointPlane</name>
    <message>
        <source>Change class</source>
        <translation>클래스 바꾸기</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
</context>
<context>
    <name>PointTools</name>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>잡음</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Class of new points</source>
        <translation>새 점의 클래스</translation>
    </message>
    <message>
        <source>Third input of the plane shown</source>
        <translation>표시하는 평면의 셋째 입력</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>The class of a point that a click puts on the plane; with Shift or the right button the next.</source>
        <translation>클릭으로 평면에 놓는 점의 클래스입니다. Shift나 오른쪽 버튼으로는 다음 클래스입니다.</translation>
    </message>
    <message>
        <source>How many classes the points have, 2 to 4. Rosenblatt&apos;s rule and a sigmoid output tell two apart; more need one output unit for each.</source>
        <translation>점의 클래스 수로, 2~4개입니다. 로젠블랫의 규칙과 sigmoid 출력은 둘을 구별합니다. 더 많으면 클래스마다 출력 유닛이 하나씩 필요합니다.</translation>
    </message>
    <message>
        <source>The plane shows x₁ and x₂ where the third input has this value. Samples that lie elsewhere are faint.</source>
        <translation>셋째 입력이 이 값인 평면에서 x₁과 x₂를 보여 줍니다. 다른 곳에 있는 샘플은 흐리게 보입니다.</translation>
    </message>
    <message>
        <source>Undo the last change of the points (Ctrl+Z on the plane).</source>
        <translation>점의 마지막 변경을 되돌립니다(평면에서 Ctrl+Z).</translation>
    </message>
    <message>
        <source>Redo what was undone (Ctrl+Shift+Z on the plane).</source>
        <translation>되돌린 것을 다시 합니다(평면에서 Ctrl+Shift+Z).</translation>
    </message>
    <message>
        <source>Standard deviation of a random shift of each point.</source>
        <translation>점마다 무작위로 옮기는 거리의 표준편차입니다.</translation>
    </message>
    <message>
        <source>The same seed draws the same points.</source>
        <translation>같은 시드는 같은 점을 만듭니다.</translation>
    </message>
</context>
<context>
    <name>PresetRow</name>
    <message>
        <source>Preset</source>
        <translation>프리셋</translation>
    </message>
    <message>
        <source>Settings that belong together. Choosing one sets every field.</source>
        <translation>함께 쓰는 설정 모음입니다. 고르면 모든 항목이 바뀝니다.</translation>
    </message>
    <message>
        <source>Own settings</source>
        <translation>사용자 설정</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>Again</source>
        <translation>다시</translation>
    </message>
    <message>
        <source>Draw new random parameters</source>
        <translation>무작위 매개변수를 새로 뽑습니다</translation>
    </message>
    <message>
        <source>What the net is given</source>
        <translation>신경망의 입력</translation>
    </message>
    <message>
        <source>One image as the net gets it: type of its numbers, channels × height × width; and over all eight</source>
        <translation>신경망이 받는 이미지 한 장: 수의 자료형, 채널 × 높이 × 너비, 그리고 여덟 장 전체의 값</translation>
    </message>
    <message>
        <source>The images come…</source>
        <translation>이미지를 불러오는 중…</translation>
    </message>
    <message>
        <source>The images appear here.</source>
        <translation>이미지가 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Draws new random parameters for each image</source>
        <translation>이미지마다 무작위 매개변수를 새로 뽑습니다</translation>
    </message>
    <message>
        <source>Steps with a die act in training only: tests and the Draw page do without.</source>
        <translation>주사위 표시가 있는 단계는 학습할 때만 적용됩니다. 테스트와 그리기 페이지에서는 적용되지 않습니다.</translation>
    </message>
    <message>
        <source>No step is random: the result is always the same</source>
        <translation>무작위 단계가 없어 결과가 항상 같습니다</translation>
    </message>
    <message>
        <source>Every step acts in training, in testing and on the Draw page.</source>
        <translation>모든 단계가 학습, 테스트, 그리기 페이지에 적용됩니다.</translation>
    </message>
    <message>
        <source>{kind} {shape}: {minimum} to {maximum}, mean {mean}</source>
        <translation>{kind} {shape}: {minimum} ~ {maximum}, 평균 {mean}</translation>
    </message>
</context>
<context>
    <name>QueueDialog</name>
    <message>
        <source>Several runs</source>
        <translation>여러 번 학습</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>How often each setting is run, each time with the next seed</source>
        <translation>설정마다 몇 번 학습할지. 매번 다음 시드를 씁니다</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>One run says little: another seed gives another accuracy. Run the present settings with several seeds, and, if you like, with other values of one or two settings. They follow one another, and each is kept like any run.</source>
        <translation>한 번의 학습으로는 알 수 있는 것이 적습니다. 시드가 다르면 정확도도 다릅니다. 지금 설정을 여러 시드로, 원하면 한두 설정의 값을 바꿔 가며 학습하세요. 차례로 학습되고, 각각 보통의 학습처럼 보관됩니다.</translation>
    </message>
    <message>
        <source>&amp;Seeds</source>
        <translation>시드(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Vary</source>
        <translation>바꿀 설정(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;And</source>
        <translation>그리고(&amp;A)</translation>
    </message>
    <message>
        <source>{settings} settings × {seeds} seeds = {runs} runs, {epochs} epochs together</source>
        <translation>설정 {settings}가지 × 시드 {seeds}개 = 학습 {runs}번, 모두 {epochs} 에폭</translation>
    </message>
    <message>
        <source>{runs} runs of the present settings, {epochs} epochs together</source>
        <translation>지금 설정으로 학습 {runs}번, 모두 {epochs} 에폭</translation>
    </message>
    <message>
        <source>They will take about {time} here.</source>
        <translation>여기서는 약 {time} 걸립니다.</translation>
    </message>
</context>
<context>
    <name>QueueStrip</name>
    <message>
        <source>Series of runs</source>
        <translation>연속 학습</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Show mean and spread of the runs so far</source>
        <translation>지금까지의 학습의 평균과 퍼짐을 봅니다</translation>
    </message>
    <message>
        <source>Cancel the rest</source>
        <translation>나머지 취소</translation>
    </message>
    <message>
        <source>Let the run at hand come to its end and start no other one</source>
        <translation>지금 학습은 끝까지 두고 다음 학습은 시작하지 않습니다</translation>
    </message>
    <message>
        <source>Run {number} of {count}</source>
        <translation>학습 {number} / {count}</translation>
    </message>
    <message>
        <source>Series ended: {number} of {count} runs</source>
        <translation>연속 학습 끝: {count}번 중 {number}번</translation>
    </message>
</context>
<context>
    <name>RecipeChoice</name>
    <message>
        <source>A list of your own.</source>
        <translation>직접 만든 목록입니다.</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>레시피</translation>
    </message>
    <message>
        <source>Ready lists of transforms. Choosing one replaces the list below.</source>
        <translation>미리 만들어 둔 변환 목록입니다. 하나를 고르면 아래 목록이 바뀝니다.</translation>
    </message>
    <message>
        <source>Own list</source>
        <translation>직접 만든 목록</translation>
    </message>
    <message>
        <source>Back to ToTensor()</source>
        <translation>ToTensor()로 되돌리기</translation>
    </message>
    <message>
        <source>Removes every other transform: the course&apos;s own list</source>
        <translation>다른 변환을 모두 지웁니다: 강의의 원래 목록</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>{problem} Until then the last list that could be used stays in use.</source>
        <translation>{problem} 고칠 때까지는 마지막으로 쓸 수 있었던 목록을 그대로 씁니다.</translation>
    </message>
    <message>
        <source>Why the list cannot be used</source>
        <translation>목록을 쓸 수 없는 이유</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Take back what cannot be used</source>
        <translation>쓸 수 없는 것 되돌리기</translation>
    </message>
    <message>
        <source>Shows the list in use again</source>
        <translation>사용 중인 목록을 다시 보여 줍니다</translation>
    </message>
</context>
<context>
    <name>ResponsePanel</name>
    <message>
        <source>No second net</source>
        <translation>둘째 신경망 없음</translation>
    </message>
    <message>
        <source>Train a net or open a run, and its answers stand here for comparison.</source>
        <translation>신경망을 학습시키거나 학습 기록을 열면 비교할 답이 여기에 나옵니다.</translation>
    </message>
    <message>
        <source>This net is on its way.</source>
        <translation>이 신경망을 준비하고 있습니다.</translation>
    </message>
    <message>
        <source>Response map</source>
        <translation>반응 지도</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>옮김</translation>
    </message>
    <message>
        <source>Turned and scaled</source>
        <translation>돌리고 늘임</translation>
    </message>
    <message>
        <source>Thinner and thicker</source>
        <translation>가늘게, 굵게</translation>
    </message>
    <message>
        <source>How the drawing is changed</source>
        <translation>그림을 어떻게 바꾸는지</translation>
    </message>
    <message>
        <source>Each cell of a map is the centred drawing, changed, and a net&apos;s answer to it. Moved: by up to 8 pixels each way. Turned and scaled: by up to 45° and 40 %. Thinner and thicker: its strokes.</source>
        <translation>지도의 각 칸은 가운데에 놓은 그림을 바꾼 것과 그에 대한 신경망의 답입니다. 옮김: 각 방향으로 8픽셀까지. 돌리고 늘임: 45°와 40 %까지. 가늘게, 굵게: 획의 굵기.</translation>
    </message>
    <message>
        <source>Second net</source>
        <translation>둘째 신경망</translation>
    </message>
    <message>
        <source>Whose answers stand on the right; those on the left are the chosen net&apos;s</source>
        <translation>오른쪽은 이 신경망의 답, 왼쪽은 고른 신경망의 답입니다</translation>
    </message>
    <message>
        <source>The colour is the answer, the fuller the surer. A small square: like nothing that the net knows. The framed cell is the drawing as it is. Point at a cell, or move with the arrow keys, to read it.</source>
        <translation>색은 답이고, 진할수록 확신이 큽니다. 작은 사각형은 신경망이 아는 어떤 것과도 닮지 않았다는 뜻입니다. 테두리가 있는 칸은 있는 그대로의 그림입니다. 칸을 가리키거나 화살표 키로 움직이면 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>Answers of the chosen net</source>
        <translation>고른 신경망의 답</translation>
    </message>
    <message>
        <source>Answers of the second net</source>
        <translation>둘째 신경망의 답</translation>
    </message>
    <message>
        <source>Colours of the classes</source>
        <translation>클래스의 색</translation>
    </message>
    <message>
        <source>The drawing of the cell that is pointed at</source>
        <translation>가리킨 칸의 그림</translation>
    </message>
    <message>
        <source>What the nets are fed for the cell that is pointed at</source>
        <translation>가리킨 칸에서 신경망에 들어가는 것</translation>
    </message>
</context>
<context>
    <name>ResponseWords</name>
    <message>
        <source>As it is</source>
        <translation>있는 그대로</translation>
    </message>
    <message>
        <source>Strokes {pixels} pixels wider</source>
        <translation>획을 {pixels}픽셀 굵게</translation>
    </message>
    <message>
        <source>Strokes {pixels} pixels narrower</source>
        <translation>획을 {pixels}픽셀 가늘게</translation>
    </message>
    <message>
        <source>{pixels} px to the right</source>
        <translation>오른쪽으로 {pixels} px</translation>
    </message>
    <message>
        <source>{pixels} px to the left</source>
        <translation>왼쪽으로 {pixels} px</translation>
    </message>
    <message>
        <source>{pixels} px down</source>
        <translation>아래로 {pixels} px</translation>
    </message>
    <message>
        <source>{pixels} px up</source>
        <translation>위로 {pixels} px</translation>
    </message>
    <message>
        <source>turned {degrees}° clockwise</source>
        <translation>시계 방향으로 {degrees}°</translation>
    </message>
    <message>
        <source>turned {degrees}° anticlockwise</source>
        <translation>시계 반대 방향으로 {degrees}°</translation>
    </message>
    <message>
        <source>scaled to {percent} %</source>
        <translation>{percent} %로 늘임</translation>
    </message>
    <message>
        <source>no numbers</source>
        <translation>수가 아님</translation>
    </message>
    <message>
        <source>{answer}, {percent} %</source>
        <translation>{answer}, {percent} %</translation>
    </message>
    <message>
        <source>{answer}, {percent} %, but not like anything it knows</source>
        <translation>{answer}, {percent} %, 그러나 아는 어떤 것과도 닮지 않음</translation>
    </message>
    <message>
        <source>This net gives no numbers</source>
        <translation>이 신경망은 수를 내지 않습니다</translation>
    </message>
    <message>
        <source>{percent} % of the map: {answer}</source>
        <translation>지도의 {percent} %: {answer}</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>A row a label, a column an answer. Point at a number to read it.</source>
        <translation>행은 레이블, 열은 답입니다. 수를 가리키면 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>Your hand</source>
        <translation>내 손글씨</translation>
    </message>
    <message>
        <source>MNIST&apos;s test digits</source>
        <translation>MNIST 테스트 숫자</translation>
    </message>
    <message>
        <source>Your hand, % of each row</source>
        <translation>내 손글씨, 행마다 %</translation>
    </message>
    <message>
        <source>MNIST&apos;s test digits, %</source>
        <translation>MNIST 테스트 숫자, %</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>전</translation>
    </message>
    <message>
        <source>Show the mistakes of the net as it was before fine-tuning.</source>
        <translation>미세 조정 전 신경망의 실수를 보여 줍니다.</translation>
    </message>
    <message>
        <source>After</source>
        <translation>후</translation>
    </message>
    <message>
        <source>Show the mistakes of the net after fine-tuning.</source>
        <translation>미세 조정 후 신경망의 실수를 보여 줍니다.</translation>
    </message>
    <message>
        <source>The net reads your drawings and 10,000 test digits…</source>
        <translation>신경망이 내 그림과 테스트 숫자 10,000장을 읽고 있습니다…</translation>
    </message>
    <message>
        <source>The net learns your hand, as a run of its own: the plot shows how.</source>
        <translation>신경망이 내 손글씨를 별도의 실행으로 배우고 있습니다. 과정은 그래프에 나옵니다.</translation>
    </message>
    <message>
        <source>Not tested yet.</source>
        <translation>아직 테스트하지 않았습니다.</translation>
    </message>
    <message>
        <source>Fine-tuned. Of {count} of your drawings, kept back from learning: {own_before} before, {own} now. MNIST: {mnist_before} before, {mnist} now.</source>
        <translation>미세 조정했습니다. 배우지 않고 남겨 둔 그림 {count}장: 전 {own_before}, 지금 {own}. MNIST: 전 {mnist_before}, 지금 {mnist}.</translation>
    </message>
    <message>
        <source>Of {count} of your drawings: {own}, MNIST: {mnist} — {net}, not fine-tuned.</source>
        <translation>내 그림 {count}장: {own}, MNIST: {mnist} — {net}, 미세 조정 전.</translation>
    </message>
    <message>
        <source>Your hand: {own}, MNIST: {mnist} — {net}.</source>
        <translation>내 손글씨: {own}, MNIST: {mnist} — {net}.</translation>
    </message>
    <message>
        <source>Before, {net}: {own} and {mnist}.</source>
        <translation>그 전, {net}: {own}, {mnist}.</translation>
    </message>
</context>
<context>
    <name>RunActions</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Show the run&apos;s curve in the plot, its settings here, and its net on the page Draw.</source>
        <translation>학습의 곡선을 그래프에, 설정을 여기에, 신경망을 그리기 페이지에 보여 줍니다.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>이어서 학습</translation>
    </message>
    <message>
        <source>Go on with the run exactly where it stopped.</source>
        <translation>멈춘 바로 그 자리에서 학습을 이어 갑니다.</translation>
    </message>
    <message>
        <source>Settings again</source>
        <translation>설정 다시 쓰기</translation>
    </message>
    <message>
        <source>Put the run&apos;s settings into the panel Hyperparameters, for the next run.</source>
        <translation>이 학습의 설정을 다음 학습을 위해 하이퍼파라미터 패널에 넣습니다.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Draw the chosen runs in the plot and list the settings that differ. Choose two or more.</source>
        <translation>고른 학습들을 그래프에 그리고 서로 다른 설정을 보여 줍니다. 둘 이상 고르세요.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Give the run a name of your own; an empty one brings back the made one.</source>
        <translation>학습에 이름을 붙입니다. 비워 두면 자동으로 지은 이름으로 돌아갑니다.</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>메모…</translation>
    </message>
    <message>
        <source>Write down what you want to remember of the run.</source>
        <translation>이 학습에서 기억해 둘 것을 적습니다.</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>별표</translation>
    </message>
    <message>
        <source>Mark the runs that matter to you, or take the mark away.</source>
        <translation>중요한 학습에 별표를 달거나 뗍니다.</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>파일 관리자에서 보기</translation>
    </message>
    <message>
        <source>Open the run&apos;s folder in the system&apos;s file manager.</source>
        <translation>학습의 폴더를 시스템의 파일 관리자에서 엽니다.</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>삭제…</translation>
    </message>
    <message>
        <source>Move the chosen runs to the system&apos;s trash.</source>
        <translation>고른 학습을 시스템의 휴지통으로 옮깁니다.</translation>
    </message>
    <message>
        <source>Several runs…</source>
        <translation>여러 번 학습…</translation>
    </message>
    <message>
        <source>Start runs one after another: with other seeds, or a small grid of settings.</source>
        <translation>시드를 바꾸거나 설정을 조합해 여러 번 차례로 학습합니다.</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>새로 고침</translation>
    </message>
    <message>
        <source>Read the folder of runs again.</source>
        <translation>학습 폴더를 다시 읽습니다.</translation>
    </message>
</context>
<context>
    <name>RunControls</name>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>More ways to run</source>
        <translation>다른 학습 방법</translation>
    </message>
    <message>
        <source>To the end of the epoch, slow motion, restart</source>
        <translation>에폭 끝까지, 느린 동작, 다시 시작</translation>
    </message>
    <message>
        <source> s</source>
        <translation>초</translation>
    </message>
    <message>
        <source>Delay of slow motion</source>
        <translation>느린 동작의 쉬는 시간</translation>
    </message>
    <message>
        <source>Slow motion: how many seconds the run rests after each iteration</source>
        <translation>느린 동작: 이터레이션마다 몇 초를 쉴지 정합니다</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>학습 진행률</translation>
    </message>
    <message>
        <source>Iterations done, of all epochs together.</source>
        <translation>모든 에폭을 합친 이터레이션 가운데 끝난 비율입니다.</translation>
    </message>
    <message>
        <source>State of the run</source>
        <translation>학습 상태</translation>
    </message>
    <message>
        <source>What the run is doing, how far it is, and how long it will still take.</source>
        <translation>학습이 지금 무엇을 하고, 어디까지 왔으며, 얼마나 더 걸리는지 보여 줍니다.</translation>
    </message>
</context>
<context>
    <name>RunWording</name>
    <message>
        <source>Running</source>
        <translation>학습 중</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>끝남</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>정지됨</translation>
    </message>
    <message>
        <source>Stopped early</source>
        <translation>조기 종료</translation>
    </message>
    <message>
        <source>Diverged</source>
        <translation>발산</translation>
    </message>
    <message>
        <source>Broke off</source>
        <translation>중단됨</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>갑자기 끊김</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>Running elsewhere</source>
        <translation>다른 곳에서 학습 중</translation>
    </message>
    <message>
        <source>Damaged · {state}</source>
        <translation>손상됨 · {state}</translation>
    </message>
    <message>
        <source>It goes on in another window: stop it there to resume or delete it.</source>
        <translation>다른 창에서 학습 중입니다. 이어서 학습하거나 삭제하려면 그쪽에서 정지하세요.</translation>
    </message>
    <message>
        <source>The program ended without a word while this run went on.</source>
        <translation>이 학습이 진행되는 동안 프로그램이 갑자기 끝났습니다.</translation>
    </message>
    <message>
        <source>its settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>its curve</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>its net</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>the place to resume from</source>
        <translation>이어 갈 지점</translation>
    </message>
    <message>
        <source>Nothing of it can be used any more.</source>
        <translation>더는 쓸 수 있는 것이 없습니다.</translation>
    </message>
    <message>
        <source>What can still be used: {parts}.</source>
        <translation>아직 쓸 수 있는 것: {parts}.</translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message>
        <source>Waiting for the end of this iteration…</source>
        <translation>이 이터레이션이 끝나기를 기다리는 중…</translation>
    </message>
    <message>
        <source>Stopping: waiting for the end of this iteration…</source>
        <translation>정지하는 중: 이 이터레이션이 끝나기를 기다립니다…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>정지하는 중…</translation>
    </message>
    <message>
        <source>Taken up at iteration {step}</source>
        <translation>이터레이션 {step}에서 이어서 함</translation>
    </message>
    <message>
        <source>Paused · taken up at iteration {step}</source>
        <translation>일시정지 · 이터레이션 {step}에서 이어서 함</translation>
    </message>
    <message>
        <source>Paused before the first iteration</source>
        <translation>첫 이터레이션 전에 일시정지됨</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>시작하는 중…</translation>
    </message>
    <message>
        <source>{step} / {steps} · epoch {epoch} / {epochs}</source>
        <translation>{step} / {steps} · 에폭 {epoch} / {epochs}</translation>
    </message>
    <message>
        <source>{step} / {steps} iterations · epoch {epoch} / {epochs}</source>
        <translation>이터레이션 {step} / {steps} · 에폭 {epoch} / {epochs}</translation>
    </message>
    <message>
        <source>Paused · {place}</source>
        <translation>일시정지 · {place}</translation>
    </message>
    <message>
        <source>Slow motion</source>
        <translation>느린 동작</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습 중</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>{time} 남음</translation>
    </message>
    <message>
        <source>{speed} images/s</source>
        <translation>초당 {speed}장</translation>
    </message>
    <message>
        <source>The run broke off</source>
        <translation>학습이 중단됨</translation>
    </message>
    <message>
        <source>test accuracy {accuracy} %</source>
        <translation>테스트 정확도 {accuracy}&#xa0;%</translation>
    </message>
    <message>
        <source>test accuracy of the last epoch {accuracy} %</source>
        <translation>마지막 에폭의 테스트 정확도 {accuracy}&#xa0;%</translation>
    </message>
    <message>
        <source>validation {accuracy} %</source>
        <translation>검증 {accuracy}&#xa0;%</translation>
    </message>
    <message>
        <source>Stopped after {step} iterations</source>
        <translation>{step}&#xa0;이터레이션 뒤 정지됨</translation>
    </message>
    <message>
        <source>Diverged after {step} iterations: what was learned before is kept</source>
        <translation>{step}&#xa0;이터레이션 뒤 발산함: 그 전까지 학습한 내용은 남아 있습니다</translation>
    </message>
    <message>
        <source>Finished · {step} iterations</source>
        <translation>끝남 · {step}&#xa0;이터레이션</translation>
    </message>
    <message>
        <source>Stopped early: the target is reached · {step} iterations</source>
        <translation>조기 종료: 목표에 도달함 · {step}&#xa0;이터레이션</translation>
    </message>
    <message>
        <source>Stopped early: the validation loss fell no more · {step} iterations</source>
        <translation>조기 종료: 검증 손실이 더 줄지 않음 · {step}&#xa0;이터레이션</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>준비됨</translation>
    </message>
    <message>
        <source>Training is not possible: something could not be loaded</source>
        <translation>학습할 수 없음: 불러오지 못한 것이 있습니다</translation>
    </message>
    <message>
        <source>Get the data set first, in the panel “Data set”</source>
        <translation>먼저 “데이터셋” 패널에서 데이터셋을 받으세요</translation>
    </message>
    <message>
        <source>This data set is to look at only: training needs two classes, and a test part</source>
        <translation>이 데이터셋은 보기만 할 수 있습니다. 학습하려면 클래스 둘과 테스트용이 필요합니다</translation>
    </message>
    <message>
        <source>Loading PyTorch…</source>
        <translation>PyTorch를 불러오는 중…</translation>
    </message>
    <message>
        <source>Loading the data set…</source>
        <translation>데이터셋을 불러오는 중…</translation>
    </message>
</context>
<context>
    <name>RunsBench</name>
    <message>
        <source>Settings of {name}</source>
        <translation>{name}의 설정</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>서로 다른 설정</translation>
    </message>
    <message>
        <source>These runs have the same settings</source>
        <translation>이 학습들은 설정이 같습니다</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>설정</translation>
    </message>
</context>
<context>
    <name>RunsDialogs</name>
    <message>
        <source>and {count} more</source>
        <translation>그 밖에 {count}개</translation>
    </message>
    <message>
        <source>Move the run {names} to the trash?</source>
        <translation>학습 {names}: 휴지통으로 옮길까요?</translation>
    </message>
    <message>
        <source>Move {count} runs to the trash: {names}?</source>
        <translation>학습 {count}개를 휴지통으로 옮길까요? {names}</translation>
    </message>
    <message>
        <source>Its settings, curve and net go with it; the system&apos;s trash brings it back.</source>
        <translation>설정, 곡선, 신경망도 함께 옮겨집니다. 시스템의 휴지통에서 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>휴지통으로 옮기기</translation>
    </message>
    <message>
        <source>The run was stopped. Start the {count} runs that are left?</source>
        <translation>학습을 정지했습니다. 남은 {count}번을 시작할까요?</translation>
    </message>
    <message>
        <source>Go on with the next</source>
        <translation>다음 학습 시작</translation>
    </message>
    <message>
        <source>Cancel the rest</source>
        <translation>나머지 취소</translation>
    </message>
</context>
<context>
    <name>RunsModel</name>
    <message>
        <source>starred</source>
        <translation>별표 있음</translation>
    </message>
    <message>
        <source>not starred</source>
        <translation>별표 없음</translation>
    </message>
    <message>
        <source>no curve</source>
        <translation>곡선 없음</translation>
    </message>
    <message>
        <source>loss from {first} to {last}</source>
        <translation>손실 {first} → {last}</translation>
    </message>
    <message>
        <source>Test accuracy of epoch {epoch}, the highest of this run</source>
        <translation>에폭 {epoch}의 테스트 정확도. 이 학습에서 가장 높습니다</translation>
    </message>
    <message>
        <source>Test accuracy of epoch {epoch}, the best one on the validation images</source>
        <translation>에폭 {epoch}의 테스트 정확도. 검증 이미지에서 가장 좋은 에폭입니다</translation>
    </message>
    <message>
        <source>Star: runs that matter to you</source>
        <translation>별표: 중요한 학습</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Best test</source>
        <translation>최고 테스트</translation>
    </message>
    <message>
        <source>Last test</source>
        <translation>마지막 테스트</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
</context>
<context>
    <name>RunsPanel</name>
    <message>
        <source>{count} runs chosen</source>
        <translation>학습 {count}개 선택됨</translation>
    </message>
    <message>
        <source>No run is kept yet. Press Start: each run stands here afterwards with its settings, its curve and its accuracy, to open, to compare and to go on with.</source>
        <translation>아직 보관된 학습이 없습니다. 시작을 누르면 학습마다 설정, 곡선, 정확도가 여기에 남아, 열고 비교하고 이어 갈 수 있습니다.</translation>
    </message>
    <message>
        <source>The runs of this window are not kept.</source>
        <translation>이 창의 학습은 보관되지 않습니다.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>학습 기록</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>More for the chosen runs</source>
        <translation>고른 학습에 대한 다른 기능</translation>
    </message>
    <message>
        <source>Rename, note, star, delete and more; also in the list&apos;s own menu</source>
        <translation>이름 바꾸기, 메모, 별표, 삭제 등. 목록의 메뉴에도 있습니다</translation>
    </message>
    <message>
        <source>About the chosen run</source>
        <translation>고른 학습에 대하여</translation>
    </message>
</context>
<context>
    <name>SaveDialogs</name>
    <message>
        <source>Save the images into a folder</source>
        <translation>이미지를 폴더에 저장</translation>
    </message>
    <message>
        <source>Save the images as one grid</source>
        <translation>이미지를 격자 하나로 저장</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 그림 (*.png)</translation>
    </message>
</context>
<context>
    <name>SchedulePreview</name>
    <message>
        <source>From {first} up to {highest} at epoch {when}, then down to {last}.</source>
        <translation>{first}에서 시작해 에폭 {when}에 {highest}까지 올라간 뒤 {last}까지 내려갑니다.</translation>
    </message>
    <message>
        <source>From {first} up to {highest} at epoch {when}, and so to the end.</source>
        <translation>{first}에서 시작해 에폭 {when}에 {highest}까지 올라간 뒤 끝까지 그대로입니다.</translation>
    </message>
    <message>
        <source>From {first} down to {last}.</source>
        <translation>{first}에서 {last}까지 내려갑니다.</translation>
    </message>
    <message>
        <source>{first} from the first step to the last.</source>
        <translation>첫 단계부터 마지막 단계까지 {first}입니다.</translation>
    </message>
    <message>
        <source>When the loss no longer falls it is multiplied by {gamma}: when, only the run can tell.</source>
        <translation>손실이 더 줄지 않으면 {gamma} 배가 됩니다. 언제인지는 학습해 봐야 알 수 있습니다.</translation>
    </message>
    <message>
        <source>The learning rate during the run, in words</source>
        <translation>학습하는 동안의 학습률을 말로 나타낸 것</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>{count} selected</source>
        <translation>{count}장 선택됨</translation>
    </message>
    <message>
        <source>Number of chosen images</source>
        <translation>선택한 이미지 수</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>저장…</translation>
    </message>
    <message>
        <source>Save the chosen images</source>
        <translation>선택한 이미지 저장</translation>
    </message>
    <message>
        <source>Save the chosen images, each as a file or all as one grid</source>
        <translation>선택한 이미지를 각각의 파일로 또는 격자 하나로 저장합니다</translation>
    </message>
    <message>
        <source>Copy the chosen images</source>
        <translation>선택한 이미지 복사</translation>
    </message>
    <message>
        <source>Choose one image only</source>
        <translation>이미지 하나만 선택</translation>
    </message>
    <message>
        <source>Let the other images go and keep the current one</source>
        <translation>다른 이미지의 선택을 풀고 현재 이미지만 남깁니다</translation>
    </message>
</context>
<context>
    <name>SeriesBench</name>
    <message>
        <source>Setting</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Last test accuracy</source>
        <translation>마지막 테스트 정확도</translation>
    </message>
    <message>
        <source>Best test accuracy</source>
        <translation>최고 테스트 정확도</translation>
    </message>
    <message>
        <source>No result</source>
        <translation>결과 없음</translation>
    </message>
    <message>
        <source>Mean ± standard deviation of the seeds</source>
        <translation>시드의 평균 ± 표준편차</translation>
    </message>
    <message>
        <source>present settings</source>
        <translation>지금 설정</translation>
    </message>
</context>
<context>
    <name>SetChoice</name>
    <message>
        <source>Data set</source>
        <translation>데이터셋</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>학습용/테스트용 구분</translation>
    </message>
    <message>
        <source>About…</source>
        <translation>정보…</translation>
    </message>
    <message>
        <source>About this data set</source>
        <translation>데이터셋 정보</translation>
    </message>
    <message>
        <source>Where this data set comes from, its licence, its classes and its figures</source>
        <translation>이 데이터셋의 출처, 라이선스, 클래스와 수치</translation>
    </message>
    <message>
        <source>Facts about this data set</source>
        <translation>이 데이터셋의 요약</translation>
    </message>
    <message>
        <source>Your own images… ({kind})</source>
        <translation>내 이미지… ({kind})</translation>
    </message>
    <message>
        <source>train</source>
        <translation>학습용</translation>
    </message>
    <message>
        <source>test</source>
        <translation>테스트용</translation>
    </message>
    <message>
        <source>all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>test, MNIST&apos;s 10,000</source>
        <translation>테스트용, MNIST의 10,000장</translation>
    </message>
    <message>
        <source>test, the other 50,000</source>
        <translation>테스트용, 나머지 50,000장</translation>
    </message>
    <message>
        <source>all of NIST</source>
        <translation>NIST 전체</translation>
    </message>
    <message>
        <source>A run goes on with this data set. Stop it to choose another one.</source>
        <translation>이 데이터셋으로 학습이 진행 중입니다. 다른 데이터셋을 고르려면 먼저 정지하세요.</translation>
    </message>
    <message>
        <source>The data set. {story}</source>
        <translation>데이터셋입니다. {story}</translation>
    </message>
    <message>
        <source>train: the images to learn from. test: images the net never learns from. all: both.</source>
        <translation>학습용: 학습에 쓰는 이미지입니다. 테스트용: 신경망이 학습하지 않는 이미지입니다. 전체: 둘 다입니다.</translation>
    </message>
    <message>
        <source>1 channel</source>
        <translation>1채널</translation>
    </message>
    <message>
        <source>{channels} channels</source>
        <translation>{channels}채널</translation>
    </message>
    <message>
        <source>read from a file as it is shown</source>
        <translation>표시할 때 파일에서 읽음</translation>
    </message>
    <message>
        <source>{count} files left out</source>
        <translation>제외된 파일 {count}개</translation>
    </message>
    <message>
        <source>{count} images</source>
        <translation>이미지 {count}장</translation>
    </message>
    <message>
        <source>digits {first}–{last}</source>
        <translation>숫자 {first}–{last}</translation>
    </message>
    <message>
        <source>{count} classes</source>
        <translation>클래스 {count}개</translation>
    </message>
</context>
<context>
    <name>SettingsFiles</name>
    <message>
        <source>Open settings</source>
        <translation>설정 열기</translation>
    </message>
    <message>
        <source>Save the settings</source>
        <translation>설정 저장</translation>
    </message>
    <message>
        <source>Settings (*.toml)</source>
        <translation>설정 (*.toml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
</context>
<context>
    <name>SettingsForm</name>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Epochs and stopping</source>
        <translation>에폭과 종료</translation>
    </message>
    <message>
        <source>Loss and optimizer</source>
        <translation>손실과 옵티마이저</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>스케줄</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>컴퓨터</translation>
    </message>
    <message>
        <source>This machine does not have it.</source>
        <translation>이 컴퓨터에는 없습니다.</translation>
    </message>
    <message>
        <source>Choose the folder in the panel “Data set”, or drop it there.</source>
        <translation>“데이터셋” 패널에서 폴더를 고르거나 그곳에 끌어다 놓으세요.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>추가 설정</translation>
    </message>
    <message>
        <source>Shows or hides the settings that a beginner can leave alone.</source>
        <translation>처음에는 그대로 두어도 되는 설정을 보이거나 숨깁니다.</translation>
    </message>
    <message>
        <source>Shows or hides the settings of this part.</source>
        <translation>이 부분의 설정을 보이거나 숨깁니다.</translation>
    </message>
</context>
<context>
    <name>SheetBar</name>
    <message>
        <source>Some blanks</source>
        <translation>일부 빈칸</translation>
    </message>
    <message>
        <source>All blank</source>
        <translation>모두 빈칸</translation>
    </message>
    <message>
        <source>Blanks</source>
        <translation>빈칸</translation>
    </message>
    <message>
        <source>How many numbers are left to you: about half of each table, or all.</source>
        <translation>직접 채울 수의 양입니다. 표마다 절반쯤 또는 전부입니다.</translation>
    </message>
    <message>
        <source>{count} decimals</source>
        <translation>소수 {count}자리</translation>
    </message>
    <message>
        <source>Decimals</source>
        <translation>소수 자릿수</translation>
    </message>
    <message>
        <source>How far the numbers of the sheet are rounded. Your answers stay.</source>
        <translation>학습지의 수를 어느 자리까지 반올림할지 정합니다. 적은 답은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>&amp;New blanks</source>
        <translation>새 빈칸(&amp;N)</translation>
    </message>
    <message>
        <source>Leave other numbers blank, and take all answers away.</source>
        <translation>다른 수를 빈칸으로 바꾸고 적은 답을 모두 지웁니다.</translation>
    </message>
    <message>
        <source>Show &amp;key</source>
        <translation>정답 보기(&amp;K)</translation>
    </message>
    <message>
        <source>Put the numbers into every formula, with what they come to.</source>
        <translation>모든 식에 수를 넣고 계산한 결과까지 보여 줍니다.</translation>
    </message>
    <message>
        <source>An answer that is off only by rounding counts as right.</source>
        <translation>반올림 차이뿐인 답은 맞은 것으로 셉니다.</translation>
    </message>
    <message>
        <source>{right} of {all} right</source>
        <translation>{all}개 중 {right}개 맞음</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>키보드 단축키</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>키</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>동작</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>하는 일</translation>
    </message>
</context>
<context>
    <name>ShowNineDialog</name>
    <message>
        <source>Show nine</source>
        <translation>아홉 장 보기</translation>
    </message>
    <message>
        <source>&amp;Nine others</source>
        <translation>다른 아홉 장(&amp;N)</translation>
    </message>
    <message>
        <source>Nine others</source>
        <translation>다른 아홉 장</translation>
    </message>
    <message>
        <source>Draw nine other images by lot. A run is not changed by it.</source>
        <translation>다른 이미지 아홉 장을 제비로 뽑습니다. 학습에는 영향을 주지 않습니다.</translation>
    </message>
    <message>
        <source>&amp;Save picture…</source>
        <translation>그림 저장(&amp;S)…</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>그림 저장</translation>
    </message>
    <message>
        <source>Write the picture with the names into a file</source>
        <translation>이름이 붙은 그림을 파일로 씁니다</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>그림 복사</translation>
    </message>
    <message>
        <source>Put the picture with the names on the clipboard</source>
        <translation>이름이 붙은 그림을 클립보드에 넣습니다</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>보여 주는 것</translation>
    </message>
    <message>
        <source>No data set is open.</source>
        <translation>열린 데이터셋이 없습니다.</translation>
    </message>
    <message>
        <source>{shown} of {total} images, drawn by lot · {name} · {split}</source>
        <translation>{total}장 가운데 제비로 뽑은 {shown}장 · {name} · {split}</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 그림 (*.png)</translation>
    </message>
</context>
<context>
    <name>SidePane</name>
    <message>
        <source>Close this table (Esc)</source>
        <translation>이 표 닫기(Esc)</translation>
    </message>
    <message>
        <source>Close this table</source>
        <translation>이 표 닫기</translation>
    </message>
</context>
<context>
    <name>SortBox</name>
    <message>
        <source>No net has been tried on such images yet. Train one, then sort by what it says of them.</source>
        <translation>아직 이런 이미지로 평가한 신경망이 없습니다. 신경망을 학습시킨 뒤 그 답에 따라 정렬하세요.</translation>
    </message>
    <message>
        <source>The order of the thumbnails. A net that was tried can put the images first it finds hardest.</source>
        <translation>섬네일의 순서입니다. 평가한 신경망이 있으면 그 신경망이 가장 어려워하는 이미지를 앞에 둘 수 있습니다.</translation>
    </message>
    <message>
        <source>By index</source>
        <translation>번호순</translation>
    </message>
    <message>
        <source>By class</source>
        <translation>클래스순</translation>
    </message>
    <message>
        <source>By loss</source>
        <translation>손실순</translation>
    </message>
    <message>
        <source>By confidence</source>
        <translation>확신도순</translation>
    </message>
    <message>
        <source>Wrong first</source>
        <translation>틀린 것 먼저</translation>
    </message>
    <message>
        <source>Sort the images</source>
        <translation>이미지 정렬</translation>
    </message>
    <message>
        <source>Descending order</source>
        <translation>내림차순</translation>
    </message>
    <message>
        <source>Ascending order</source>
        <translation>오름차순</translation>
    </message>
    <message>
        <source>Press to turn the order round: the lowest or the highest first</source>
        <translation>누르면 순서가 뒤집힙니다: 낮은 것 먼저 또는 높은 것 먼저</translation>
    </message>
</context>
<context>
    <name>SpeedSlider</name>
    <message>
        <source>Spee&amp;d</source>
        <translation>속도(&amp;D)</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Steps per second</source>
        <translation>초당 단계 수</translation>
    </message>
    <message>
        <source>Steps per second of a run, as far as the machine keeps up.</source>
        <translation>실행할 때의 초당 단계 수입니다. 컴퓨터가 따라갈 수 있는 데까지 냅니다.</translation>
    </message>
    <message>
        <source>{speed} steps/s</source>
        <translation>초당 {speed}단계</translation>
    </message>
</context>
<context>
    <name>StageCell</name>
    <message>
        <source>Point at a pixel, or move with the arrow keys, to read its value.</source>
        <translation>픽셀을 가리키거나 화살표 키로 움직이면 값을 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>row {row}, column {column}: {value}</source>
        <translation>{row}행 {column}열: {value}</translation>
    </message>
</context>
<context>
    <name>StagesStrip</name>
    <message>
        <source>From your ink to the net&apos;s input</source>
        <translation>그린 획에서 신경망의 입력까지</translation>
    </message>
    <message>
        <source>1 · Ink</source>
        <translation>1 · 잉크</translation>
    </message>
    <message>
        <source>The whole pad in 28×28 pixels. Off: dark ink on light paper.</source>
        <translation>그리는 칸 전체를 28×28픽셀로. 끄면 밝은 종이에 어두운 잉크가 됩니다.</translation>
    </message>
    <message>
        <source>2 · Crop</source>
        <translation>2 · 자르기</translation>
    </message>
    <message>
        <source>Cut to the ink. Off: the whole pad goes on.</source>
        <translation>잉크에 맞춰 자릅니다. 끄면 칸 전체가 그대로 갑니다.</translation>
    </message>
    <message>
        <source>3 · 20×20</source>
        <translation>3 · 20×20</translation>
    </message>
    <message>
        <source>Drawn again with a pen of 2.5 pixels, fitted into 20×20. Off: the picture before, as it is.</source>
        <translation>2.5픽셀 굵기로 다시 그려 20×20에 맞춥니다. 끄면 앞 단계의 그림이 그대로 갑니다.</translation>
    </message>
    <message>
        <source>4 · Centre</source>
        <translation>4 · 가운데</translation>
    </message>
    <message>
        <source>Moved until the centre of mass is in the middle, as in MNIST. Off: it stays where it is.</source>
        <translation>MNIST처럼 무게중심이 가운데에 오도록 옮깁니다. 끄면 제자리에 있습니다.</translation>
    </message>
    <message>
        <source>5 · Grey</source>
        <translation>5 · 회색조</translation>
    </message>
    <message>
        <source>Edges in grey levels, as MNIST has them. Off: black and white.</source>
        <translation>MNIST처럼 가장자리에 회색 단계를 둡니다. 끄면 흑백이 됩니다.</translation>
    </message>
    <message>
        <source>6 · Normed</source>
        <translation>6 · 정규화</translation>
    </message>
    <message>
        <source>The very array that the net is fed, normalised as its training images were. Off: it is forgotten.</source>
        <translation>신경망에 들어가는 바로 그 배열로, 학습 이미지처럼 정규화되어 있습니다. 끄면 정규화를 잊은 것이 됩니다.</translation>
    </message>
</context>
<context>
    <name>StatisticsView</name>
    <message>
        <source>Images of each class</source>
        <translation>클래스별 이미지</translation>
    </message>
    <message>
        <source>How many images a class has, and their mean. Choose one to see it large.</source>
        <translation>클래스마다의 이미지 수와 평균 이미지입니다. 하나를 고르면 크게 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Mean image</source>
        <translation>평균 이미지</translation>
    </message>
    <message>
        <source>Every pixel is the mean of that pixel over the images of the class. Point at one to read it.</source>
        <translation>각 픽셀은 클래스의 모든 이미지에서 그 픽셀을 평균한 값입니다. 가리키면 값을 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>Pixel values</source>
        <translation>픽셀 값</translation>
    </message>
    <message>
        <source>Lo&amp;garithmic</source>
        <translation>로그 눈금(&amp;G)</translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation>로그 눈금</translation>
    </message>
    <message>
        <source>Each line stands for ten times as many pixels: rare values can be seen</source>
        <translation>눈금선 하나마다 픽셀 수가 열 배가 되어 드문 값도 볼 수 있습니다</translation>
    </message>
    <message>
        <source>How often each pixel value occurs</source>
        <translation>픽셀 값별 빈도</translation>
    </message>
    <message>
        <source>From 0, black, to 255, white. Point at a value, or move with the arrow keys, to read its share.</source>
        <translation>0(검정)부터 255(흰색)까지입니다. 값을 가리키거나 화살표 키로 움직이면 비율을 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>Class balance</source>
        <translation>클래스 균형</translation>
    </message>
    <message>
        <source>Mean and standard deviation</source>
        <translation>평균과 표준편차</translation>
    </message>
    <message>
        <source>Share of the value pointed at</source>
        <translation>가리킨 값의 비율</translation>
    </message>
    <message>
        <source>Mean of the pixel pointed at</source>
        <translation>가리킨 픽셀의 평균</translation>
    </message>
    <message>
        <source>Classes and pixels are being counted…</source>
        <translation>클래스와 픽셀을 세는 중…</translation>
    </message>
    <message>
        <source>Figures of the data set appear here.</source>
        <translation>데이터셋의 수치가 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>train</source>
        <translation>학습용</translation>
    </message>
    <message>
        <source>test</source>
        <translation>테스트용</translation>
    </message>
    <message>
        <source>train + test</source>
        <translation>학습용 + 테스트용</translation>
    </message>
    <message>
        <source>{name} · {split} · {count} images</source>
        <translation>{name} · {split} · 이미지 {count}장</translation>
    </message>
    <message>
        <source>Every class has {count} images.</source>
        <translation>모든 클래스의 이미지가 {count}장씩입니다.</translation>
    </message>
    <message>
        <source>Most images: class {most} ({most_count}). Fewest: class {least} ({least_count}).</source>
        <translation>가장 많은 클래스: {most} ({most_count}장). 가장 적은 클래스: {least} ({least_count}장).</translation>
    </message>
    <message>
        <source>All pixels of the set, scaled to 0–1: mean {mean}, standard deviation {std}, as Normalize takes them. {black} of them are 0, black.</source>
        <translation>데이터셋의 모든 픽셀을 0–1로 바꾼 값: 평균 {mean}, 표준편차 {std}이며 Normalize에 그대로 씁니다. 그중 {black}의 값이 0(검정)입니다.</translation>
    </message>
    <message>
        <source>Mean image: {name}</source>
        <translation>평균 이미지: {name}</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: {value}</source>
        <translation>행 {row}, 열 {column}: {value}</translation>
    </message>
    <message>
        <source>Value {value}: {share} of the pixels</source>
        <translation>값 {value}: 픽셀의 {share}</translation>
    </message>
    <message>
        <source>Value {value}: red {red}, green {green}, blue {blue} of the pixels</source>
        <translation>값 {value}: 픽셀의 빨강 {red}, 초록 {green}, 파랑 {blue}</translation>
    </message>
    <message>
        <source>Share of the pixels with each value from 0 to 255.</source>
        <translation>0부터 255까지 각 값을 가진 픽셀의 비율입니다.</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>What is loaded</source>
        <translation>불러온 것</translation>
    </message>
    <message>
        <source>{name} {split}: {count} images</source>
        <translation>{name} {split}: 이미지 {count}장</translation>
    </message>
    <message>
        <source>{model}: {count} parameters</source>
        <translation>{model}: 파라미터 {count}개</translation>
    </message>
    <message>
        <source>loading PyTorch…</source>
        <translation>PyTorch를 불러오는 중…</translation>
    </message>
    <message>
        <source>train</source>
        <translation>학습용</translation>
    </message>
    <message>
        <source>test</source>
        <translation>테스트용</translation>
    </message>
    <message>
        <source>train + test</source>
        <translation>학습용 + 테스트용</translation>
    </message>
</context>
<context>
    <name>StepModel</name>
    <message>
        <source>random, acts in training only</source>
        <translation>무작위, 학습할 때만 적용</translation>
    </message>
    <message>
        <source>cannot be used here</source>
        <translation>여기서는 쓸 수 없음</translation>
    </message>
</context>
<context>
    <name>StepTools</name>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Add a transform</source>
        <translation>변환 추가</translation>
    </message>
    <message>
        <source>Adds a transform after the chosen one</source>
        <translation>선택한 변환 뒤에 변환을 추가합니다</translation>
    </message>
    <message>
        <source>Transforms by group</source>
        <translation>묶음별 변환</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>위로</translation>
    </message>
    <message>
        <source>Does the chosen transform sooner (Ctrl+Up in the list)</source>
        <translation>선택한 변환을 더 먼저 적용합니다 (목록에서 Ctrl+Up)</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>아래로</translation>
    </message>
    <message>
        <source>Does the chosen transform later (Ctrl+Down in the list)</source>
        <translation>선택한 변환을 더 나중에 적용합니다 (목록에서 Ctrl+Down)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>Removes the chosen transform (Delete in the list)</source>
        <translation>선택한 변환을 제거합니다 (목록에서 Delete)</translation>
    </message>
    <message>
        <source>On PIL images (and tensors)</source>
        <translation>PIL 이미지용(텐서도 가능)</translation>
    </message>
    <message>
        <source>On tensors only</source>
        <translation>텐서 전용</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>형식 변환</translation>
    </message>
    <message>
        <source>Generic</source>
        <translation>일반</translation>
    </message>
    <message>
        <source>Functional</source>
        <translation>함수형</translation>
    </message>
    <message>
        <source>It draws for each image and acts in training only.</source>
        <translation>이미지마다 무작위로 정하며, 학습할 때만 작동합니다.</translation>
    </message>
    <message>
        <source>Add a layer</source>
        <translation>층 추가</translation>
    </message>
    <message>
        <source>Adds a layer after the chosen one</source>
        <translation>선택한 층 뒤에 층을 추가합니다</translation>
    </message>
    <message>
        <source>Layers by kind</source>
        <translation>종류별 층</translation>
    </message>
    <message>
        <source>Puts the chosen layer one place earlier (Ctrl+Up in the list)</source>
        <translation>선택한 층을 한 자리 앞으로 옮깁니다 (목록에서 Ctrl+Up)</translation>
    </message>
    <message>
        <source>Puts the chosen layer one place later (Ctrl+Down in the list)</source>
        <translation>선택한 층을 한 자리 뒤로 옮깁니다 (목록에서 Ctrl+Down)</translation>
    </message>
    <message>
        <source>Removes the chosen layer (Delete in the list)</source>
        <translation>선택한 층을 제거합니다 (목록에서 Delete)</translation>
    </message>
    <message>
        <source>With weights</source>
        <translation>가중치가 있는 층</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성 함수</translation>
    </message>
    <message>
        <source>Smaller image, one row</source>
        <translation>이미지 축소, 한 줄로</translation>
    </message>
    <message>
        <source>Left out at random</source>
        <translation>무작위로 끄기</translation>
    </message>
</context>
<context>
    <name>StepWords</name>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>no</source>
        <translation>아니요</translation>
    </message>
</context>
<context>
    <name>StepsPane</name>
    <message>
        <source>After it: {words}</source>
        <translation>적용 후: {words}</translation>
    </message>
    <message>
        <source>The chosen transforms, in their order</source>
        <translation>고른 변환(적용 순서대로)</translation>
    </message>
    <message>
        <source>Ctrl+Up and Ctrl+Down move the chosen one, Delete removes it.</source>
        <translation>Ctrl+Up과 Ctrl+Down은 고른 항목을 옮기고, Delete는 없앱니다.</translation>
    </message>
    <message>
        <source>The layers, in their order</source>
        <translation>층(쌓은 순서대로)</translation>
    </message>
</context>
<context>
    <name>SurfaceView</name>
    <message>
        <source>Loss surface</source>
        <translation>손실 곡면</translation>
    </message>
    <message>
        <source>Weight to the right</source>
        <translation>가로축 가중치</translation>
    </message>
    <message>
        <source>The weight or bias whose values run from left to right.</source>
        <translation>값이 왼쪽에서 오른쪽으로 커지는 가중치 또는 편향입니다.</translation>
    </message>
    <message>
        <source>Weight upwards</source>
        <translation>세로축 가중치</translation>
    </message>
    <message>
        <source>The weight or bias whose values run upwards (in the relief: to the back).</source>
        <translation>값이 위쪽(입체에서는 뒤쪽)으로 커지는 가중치 또는 편향입니다.</translation>
    </message>
    <message>
        <source>Form of the surface</source>
        <translation>곡면의 표시 방식</translation>
    </message>
    <message>
        <source>A map with contour lines, or the same heights as a relief.</source>
        <translation>등고선이 있는 지도로, 또는 같은 높이를 입체로 보여 줍니다.</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>지도</translation>
    </message>
    <message>
        <source>Relief</source>
        <translation>입체</translation>
    </message>
    <message>
        <source>Surface and path</source>
        <translation>곡면과 경로</translation>
    </message>
    <message>
        <source>The height is the mean loss for all values of two weights, the others as they are now. The line is the way that learning took, from the ring to the point; only at the point the other weights are those of the surface. Click a place to put the two weights there. Keys: arrows and Enter.</source>
        <translation>높이는 두 가중치의 모든 값에 대한 평균 손실이고, 나머지 가중치는 지금 값 그대로입니다. 선은 학습이 지나온 길로, 고리에서 점까지 이어집니다. 나머지 가중치가 곡면의 것과 같은 곳은 그 점뿐입니다. 한 곳을 클릭하면 두 가중치가 그 값이 됩니다. 키: 화살표와 Enter.</translation>
    </message>
    <message>
        <source>The surface is on its way.</source>
        <translation>곡면을 계산하는 중입니다.</translation>
    </message>
    <message>
        <source>Press Run: the loss over two weights and the way of learning draw themselves here.</source>
        <translation>“실행”을 누르면 두 가중치에 대한 손실과 학습이 지나온 길이 여기에 그려집니다.</translation>
    </message>
    <message>
        <source>mistakes</source>
        <translation>실수</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>The threshold rule has no loss: here are its mistakes, the other weights as they are now.</source>
        <translation>임계값 규칙에는 손실이 없으므로 실수를 보여 줍니다. 나머지 가중치는 지금 값 그대로입니다.</translation>
    </message>
    <message>
        <source>Press Run: the way of these two weights draws itself here, over the loss.</source>
        <translation>“실행”을 누르면 두 가중치가 지나온 길이 손실 위에 그려집니다.</translation>
    </message>
    <message>
        <source>The loss with all other weights as they are now: the path lies on it only at its end.</source>
        <translation>나머지 가중치를 지금 값으로 둔 손실입니다. 경로는 끝점에서만 이 곡면 위에 있습니다.</translation>
    </message>
    <message>
        <source>Other layers, so not drawn: {names}.</source>
        <translation>층이 달라 그리지 않음: {names}.</translation>
    </message>
    <message>
        <source>Learner {number}</source>
        <translation>학습기 {number}</translation>
    </message>
    <message>
        <source>mistakes: {value}</source>
        <translation>실수: {value}</translation>
    </message>
    <message>
        <source>loss {value}</source>
        <translation>손실 {value}</translation>
    </message>
    <message>
        <source>The surface could not be computed.</source>
        <translation>곡면을 계산할 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>TargetChoice</name>
    <message>
        <source>Labels</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>target_transform: what is done to the label of every image, in training and testing</source>
        <translation>target_transform: 학습과 테스트에서 모든 이미지의 레이블에 하는 처리</translation>
    </message>
    <message>
        <source>What is done to the labels</source>
        <translation>레이블에 하는 처리</translation>
    </message>
    <message>
        <source>As in the set</source>
        <translation>데이터셋 그대로</translation>
    </message>
    <message>
        <source>Even or odd</source>
        <translation>짝수 또는 홀수</translation>
    </message>
    <message>
        <source>One class or not</source>
        <translation>한 클래스인지 아닌지</translation>
    </message>
    <message>
        <source>Some classes only</source>
        <translation>일부 클래스만</translation>
    </message>
    <message>
        <source>The one class</source>
        <translation>기준 클래스</translation>
    </message>
    <message>
        <source>The class that is told apart from all others</source>
        <translation>나머지 모두와 구별할 클래스</translation>
    </message>
    <message>
        <source>Classes that are kept</source>
        <translation>남길 클래스</translation>
    </message>
    <message>
        <source>Two classes or more: a click, or Space, takes one in or out</source>
        <translation>둘 이상 고르세요. 클릭하거나 Space를 누르면 넣거나 뺍니다.</translation>
    </message>
    <message>
        <source>Keep two classes at least: a net that knows one has nothing to tell apart. In use: {classes}.</source>
        <translation>클래스를 적어도 둘은 남기세요. 한 클래스만 아는 신경망은 구별할 것이 없습니다. 사용 중: {classes}.</translation>
    </message>
    <message>
        <source>The classes appear here once the data set is there.</source>
        <translation>데이터셋이 준비되면 여기에 클래스가 나타납니다.</translation>
    </message>
    <message>
        <source>This data set does not have that class.</source>
        <translation>이 데이터셋에는 그 클래스가 없습니다.</translation>
    </message>
    <message>
        <source>{count} images of the other classes are left out.</source>
        <translation>다른 클래스의 이미지 {count}개는 제외됩니다.</translation>
    </message>
    <message>
        <source>Even and odd are the numbers of the classes, counted from 0.</source>
        <translation>짝수와 홀수는 0부터 센 클래스 번호를 기준으로 합니다.</translation>
    </message>
    <message>
        <source>Who always answers “rest” is right in {percent} % of the cases.</source>
        <translation>항상 “나머지”라고만 답해도 {percent} %는 맞습니다.</translation>
    </message>
    <message>
        <source>even</source>
        <translation>짝수</translation>
    </message>
    <message>
        <source>odd</source>
        <translation>홀수</translation>
    </message>
    <message>
        <source>rest</source>
        <translation>나머지</translation>
    </message>
    <message>
        <source>{classes} classes: {each}.</source>
        <translation>클래스 {classes}개: {each}.</translation>
    </message>
    <message>
        <source>{classes} classes, {total} images: from {few} (“{rare}”) to {many} (“{frequent}”) each.</source>
        <translation>클래스 {classes}개, 이미지 {total}개: 클래스마다 {few}개(“{rare}”)부터 {many}개(“{frequent}”)까지.</translation>
    </message>
</context>
<context>
    <name>TensorLine</name>
    <message>
        <source>The tensor that the net is fed</source>
        <translation>신경망에 들어가는 텐서</translation>
    </message>
    <message>
        <source>What the transforms make of this image, as a net is fed it: shape, type, values</source>
        <translation>변환을 거쳐 신경망에 들어가는 이 이미지의 모양, 자료형, 값</translation>
    </message>
    <message>
        <source>The image after the transforms</source>
        <translation>변환 후의 이미지</translation>
    </message>
    <message>
        <source>The image after the transforms that always act</source>
        <translation>항상 작동하는 변환만 거친 이미지</translation>
    </message>
    <message>
        <source>After the transforms: {shape} {dtype}
values from {low} to {high}</source>
        <translation>변환 후: {shape} {dtype}
값: {low}부터 {high}까지</translation>
    </message>
</context>
<context>
    <name>TorchvisionTree</name>
    <message>
        <source>The package torchvision</source>
        <translation>torchvision 패키지</translation>
    </message>
    <message>
        <source>Find a name…</source>
        <translation>이름 찾기…</translation>
    </message>
    <message>
        <source>Find a name of torchvision</source>
        <translation>torchvision의 이름 찾기</translation>
    </message>
    <message>
        <source>Shows the entries that have these words in their name or in what they are</source>
        <translation>이름이나 설명에 이 단어가 있는 항목을 보여 줍니다</translation>
    </message>
    <message>
        <source>No name has these words.</source>
        <translation>이 단어가 있는 이름이 없습니다.</translation>
    </message>
    <message>
        <source>Names of torchvision</source>
        <translation>torchvision의 이름</translation>
    </message>
    <message>
        <source>Enter or a double click opens what the name stands for</source>
        <translation>Enter를 누르거나 더블 클릭하면 그 이름이 가리키는 것을 엽니다</translation>
    </message>
</context>
<context>
    <name>TransformsEditor</name>
    <message>
        <source>A run is going: what you change here works from its next step on, if the images keep their size.</source>
        <translation>학습 중입니다. 여기서 바꾸면 이미지 크기가 그대로일 때 다음 단계부터 쓰입니다.</translation>
    </message>
    <message>
        <source>Transforms</source>
        <translation>변환</translation>
    </message>
</context>
<context>
    <name>TruthTable</name>
    <message>
        <source>Truth table</source>
        <translation>진리표</translation>
    </message>
    <message>
        <source>Inputs, target and the learner&apos;s output now. Choose a row to see its numbers in the diagram; double-click an input or the target, or press F2, to type another number. In a truth table of your own the keys 0 and 1 set the targets, row after row. h₁, h₂ … are the hidden units, each with the gate that it has become.</source>
        <translation>입력, 정답, 지금 학습기의 출력입니다. 행을 고르면 그림에 그 수가 보입니다. 입력이나 정답을 더블 클릭하거나 F2를 누르면 다른 수를 입력할 수 있습니다. 직접 만드는 진리표에서는 0과 1 키로 정답을 한 행씩 정합니다. h₁, h₂ …는 은닉 유닛이고, 각각 어떤 게이트가 되었는지 함께 보여 줍니다.</translation>
    </message>
</context>
<context>
    <name>TruthTableModel</name>
    <message>
        <source>target</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>✓ right</source>
        <translation>✓ 맞음</translation>
    </message>
    <message>
        <source>✗ wrong</source>
        <translation>✗ 틀림</translation>
    </message>
    <message>
        <source>This unit&apos;s answers lie near no two levels: it is no gate yet.</source>
        <translation>이 유닛의 답은 두 수준으로 나뉘지 않습니다. 아직 게이트가 아닙니다.</translation>
    </message>
    <message>
        <source>What hidden unit {unit} answers, as 0 and 1.</source>
        <translation>은닉 유닛 {unit}의 답을 0과 1로 나타낸 것입니다.</translation>
    </message>
</context>
<context>
    <name>UnitMapsView</name>
    <message>
        <source>What each hidden unit answers over the plane: the tints go from its lowest to its highest activation. The line is where its sum is zero. On a truth table its heading is the gate that it has become, and below it stands its column of the table. Click a map, or use the arrow keys, to choose a unit.</source>
        <translation>은닉 유닛마다 평면 위에서 무엇을 답하는지 보여 줍니다. 색조는 가장 낮은 활성값에서 가장 높은 활성값까지이고, 선은 합이 0인 곳입니다. 진리표에서는 유닛이 어떤 게이트가 되었는지가 제목으로, 진리표의 해당 열이 그 아래에 나옵니다. 지도를 클릭하거나 화살표 키로 유닛을 고릅니다.</translation>
    </message>
    <message>
        <source>The hidden layer whose units are shown.</source>
        <translation>유닛을 보여 줄 은닉층입니다.</translation>
    </message>
    <message>
        <source>Hidden layer</source>
        <translation>은닉층</translation>
    </message>
    <message>
        <source>Maps of the hidden units</source>
        <translation>은닉 유닛의 지도</translation>
    </message>
    <message>
        <source>{value} everywhere</source>
        <translation>어디서나 {value}</translation>
    </message>
    <message>
        <source>Layer {number}</source>
        <translation>층 {number}</translation>
    </message>
    <message>
        <source>The threshold rule has no hidden units: choose Multilayer.</source>
        <translation>임계값 규칙에는 은닉 유닛이 없습니다. “다층”을 고르세요.</translation>
    </message>
    <message>
        <source>A single layer has no hidden units: choose Multilayer.</source>
        <translation>단층에는 은닉 유닛이 없습니다. “다층”을 고르세요.</translation>
    </message>
    <message>
        <source>maps at x₃ = {value}</source>
        <translation>지도: x₃ = {value}</translation>
    </message>
    <message>
        <source>not a gate yet</source>
        <translation>아직 게이트 아님</translation>
    </message>
    <message>
        <source>Layer {number}, at {point}: {units}.</source>
        <translation>층 {number}, {point}에서: {units}.</translation>
    </message>
</context>
<context>
    <name>VariationRow</name>
    <message>
        <source>nothing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Setting to vary</source>
        <translation>바꿀 설정</translation>
    </message>
    <message>
        <source>A setting that takes one value after another</source>
        <translation>값을 차례로 바꿔 가는 설정</translation>
    </message>
    <message>
        <source>Its values</source>
        <translation>그 값들</translation>
    </message>
    <message>
        <source>Values between commas; lists such as hidden layers between semicolons</source>
        <translation>값은 쉼표로, 은닉층 같은 목록은 세미콜론으로 나눕니다</translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message>
        <source>Last step</source>
        <translation>마지막 단계</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>판정</translation>
    </message>
</context>
<context>
    <name>ViewBar</name>
    <message>
        <source>One update of the chosen learner step by step, with every number, on the whole page.</source>
        <translation>고른 학습기의 업데이트 한 번을 모든 수와 함께 한 단계씩 페이지 전체에 보여 줍니다.</translation>
    </message>
    <message>
        <source>The threshold rule has no backpropagation: a step has no slope. Choose single layer or multilayer.</source>
        <translation>임계값 규칙에는 역전파가 없습니다. 계단 함수에는 기울기가 없기 때문입니다. “단층”이나 “다층”을 고르세요.</translation>
    </message>
    <message>
        <source>One learner</source>
        <translation>학습기 1개</translation>
    </message>
    <message>
        <source>Two learners</source>
        <translation>학습기 2개</translation>
    </message>
    <message>
        <source>Three learners</source>
        <translation>학습기 3개</translation>
    </message>
    <message>
        <source>AND, OR, XOR</source>
        <translation>AND, OR, XOR</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>나란히</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>Learners side by side</source>
        <translation>나란히 놓은 학습기</translation>
    </message>
    <message>
        <source>One learner; two or three of them on the same points, in the same order; or one on three gates. Each has the settings that it shows when its plane is chosen.</source>
        <translation>학습기 하나, 같은 점을 같은 순서로 배우는 둘이나 셋, 또는 세 게이트를 배우는 한 가지 학습기입니다. 학습기마다 설정이 따로 있으며, 그 평면을 고르면 보입니다.</translation>
    </message>
    <message>
        <source>Bac&amp;kpropagation…</source>
        <translation>역전파(&amp;K)…</translation>
    </message>
    <message>
        <source>Backpropagation step by step</source>
        <translation>단계별 역전파</translation>
    </message>
    <message>
        <source>&amp;More room</source>
        <translation>넓게 보기(&amp;M)</translation>
    </message>
    <message>
        <source>More room</source>
        <translation>넓게 보기</translation>
    </message>
    <message>
        <source>Hide what stands around this page, for a projector; press again to bring it back.</source>
        <translation>프로젝터로 보여 줄 때 이 페이지 둘레의 것을 숨깁니다. 다시 누르면 돌아옵니다.</translation>
    </message>
</context>
<context>
    <name>WalkChoices</name>
    <message>
        <source>Sam&amp;ple</source>
        <translation>샘플(&amp;P)</translation>
    </message>
    <message>
        <source>Rou&amp;nding</source>
        <translation>반올림(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Loss</source>
        <translation>손실(&amp;L)</translation>
    </message>
    <message>
        <source>La&amp;yer by layer</source>
        <translation>한 층씩(&amp;Y)</translation>
    </message>
    <message>
        <source>Work&amp;sheet…</source>
        <translation>학습지(&amp;S)…</translation>
    </message>
    <message>
        <source>Back to &amp;the lab</source>
        <translation>실험실로(&amp;T)</translation>
    </message>
    <message>
        <source>fractions where exact</source>
        <translation>정확하면 분수로</translation>
    </message>
    <message>
        <source>{count} decimals</source>
        <translation>소수 {count}자리</translation>
    </message>
    <message>
        <source>cross entropy</source>
        <translation>교차 엔트로피</translation>
    </message>
    <message>
        <source>mean squared error</source>
        <translation>평균 제곱 오차</translation>
    </message>
    <message>
        <source>Sample of the update</source>
        <translation>업데이트에 쓰는 샘플</translation>
    </message>
    <message>
        <source>The update is made of this one sample alone: a batch of one. Inputs → target.</source>
        <translation>이 샘플 하나로만 업데이트합니다(배치 크기 1). 입력 → 정답.</translation>
    </message>
    <message>
        <source>Rounding of the numbers</source>
        <translation>수의 반올림</translation>
    </message>
    <message>
        <source>How numbers are shown. All are computed in full, whatever is shown.</source>
        <translation>수를 표시하는 방식입니다. 어떻게 표시하든 계산은 반올림하지 않고 합니다.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Cross entropy needs probabilities: it is offered with a sigmoid or softmax output only.</source>
        <translation>교차 엔트로피에는 확률이 필요하므로, 출력이 sigmoid나 softmax일 때만 고를 수 있습니다.</translation>
    </message>
    <message>
        <source>Layer by layer</source>
        <translation>한 층씩</translation>
    </message>
    <message>
        <source>Go through forward and backward one layer at a time.</source>
        <translation>순전파와 역전파를 한 층씩 진행합니다.</translation>
    </message>
    <message>
        <source>Worksheet</source>
        <translation>학습지</translation>
    </message>
    <message>
        <source>This network and sample as a page to fill in.</source>
        <translation>이 신경망과 샘플로 만든, 빈칸을 채우는 학습지입니다.</translation>
    </message>
    <message>
        <source>Back to the lab</source>
        <translation>실험실로 돌아가기</translation>
    </message>
    <message>
        <source>Back to the lab with the weights as they are (Esc).</source>
        <translation>가중치를 그대로 둔 채 실험실로 돌아갑니다(Esc).</translation>
    </message>
    <message>
        <source>Optimizer and learning rate</source>
        <translation>옵티마이저와 학습률</translation>
    </message>
    <message>
        <source>What step() makes the new weights with, as it is set in the lab.</source>
        <translation>step()이 새 가중치를 만드는 방법으로, 실험실에서 정한 그대로입니다.</translation>
    </message>
</context>
<context>
    <name>WalkPicture</name>
    <message>
        <source>The network with its numbers</source>
        <translation>수가 적힌 신경망</translation>
    </message>
    <message>
        <source>Click an edge for its weight, a unit for its bias, or go from one to the next with ↑ and ↓: the chain rule of the chosen one is set out below. Solid edges are positive, dashed ones negative.</source>
        <translation>선을 클릭하면 그 가중치를, 유닛을 클릭하면 그 편향을 고릅니다. ↑와 ↓로 하나씩 옮겨 갈 수도 있습니다. 고른 것의 연쇄 법칙은 아래에 나타납니다. 실선은 양수, 점선은 음수입니다.</translation>
    </message>
</context>
<context>
    <name>WalkSteps</name>
    <message>
        <source>Ne&amp;xt phase</source>
        <translation>다음 단계(&amp;X)</translation>
    </message>
    <message>
        <source>Bac&amp;k</source>
        <translation>뒤로(&amp;K)</translation>
    </message>
    <message>
        <source>Whole upd&amp;ate</source>
        <translation>업데이트 전체(&amp;A)</translation>
    </message>
    <message>
        <source>Next phase</source>
        <translation>다음 단계</translation>
    </message>
    <message>
        <source>Do the next line (Space or →).</source>
        <translation>다음 줄을 실행합니다(스페이스 바 또는 →).</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Undo the last line, a change of the weights too (←).</source>
        <translation>마지막 줄을 되돌립니다. 가중치가 바뀌었으면 그것도 되돌립니다(←).</translation>
    </message>
    <message>
        <source>Whole update</source>
        <translation>업데이트 전체</translation>
    </message>
    <message>
        <source>Do all lines up to step().</source>
        <translation>step()까지 모든 줄을 실행합니다.</translation>
    </message>
    <message>
        <source>What the line at hand does</source>
        <translation>지금 줄이 하는 일</translation>
    </message>
</context>
<context>
    <name>WalkTables</name>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>유닛</translation>
    </message>
    <message>
        <source>Tables of the weights and of the units</source>
        <translation>가중치와 유닛의 표</translation>
    </message>
    <message>
        <source>All numbers of this update, of each weight or of each unit.</source>
        <translation>이 업데이트의 모든 수를 가중치별 또는 유닛별로 보여 줍니다.</translation>
    </message>
    <message>
        <source>All weights and biases</source>
        <translation>모든 가중치와 편향</translation>
    </message>
    <message>
        <source>Choose a row to see the chain rule of that weight.</source>
        <translation>행을 고르면 그 가중치의 연쇄 법칙이 나타납니다.</translation>
    </message>
    <message>
        <source>All units</source>
        <translation>모든 유닛</translation>
    </message>
    <message>
        <source>Choose a row to see the chain rule of that unit&apos;s bias.</source>
        <translation>행을 고르면 그 유닛의 편향에 대한 연쇄 법칙이 나타납니다.</translation>
    </message>
    <message>
        <source>autograd</source>
        <translation>autograd</translation>
    </message>
    <message>
        <source>The same derivative, computed by PyTorch&apos;s autograd</source>
        <translation>PyTorch의 autograd로 계산한 같은 미분값</translation>
    </message>
    <message>
        <source>The weight before the update</source>
        <translation>업데이트 전의 가중치</translation>
    </message>
    <message>
        <source>What .grad holds now: step() uses this</source>
        <translation>지금 .grad에 있는 값. step()이 이 값을 씁니다</translation>
    </message>
    <message>
        <source>The derivative of this sample&apos;s loss by the chain rule</source>
        <translation>연쇄 법칙으로 구한, 이 샘플의 손실의 미분값</translation>
    </message>
    <message>
        <source>finite diff.</source>
        <translation>유한 차분</translation>
    </message>
    <message>
        <source>Finite difference (L(w + h) − L(w − h)) / 2h, from the loss alone, with h = 0.00001</source>
        <translation>손실만으로 구한 유한 차분 (L(w + h) − L(w − h)) / 2h, h = 0.00001</translation>
    </message>
    <message>
        <source>apart</source>
        <translation>차이</translation>
    </message>
    <message>
        <source>How far ∂L/∂w lies from autograd&apos;s number or the finite difference, the larger of the two</source>
        <translation>autograd 값이나 유한 차분과 ∂L/∂w의 차이 중 큰 것</translation>
    </message>
    <message>
        <source>new w</source>
        <translation>새 w</translation>
    </message>
    <message>
        <source>The weight after step()</source>
        <translation>step() 뒤의 가중치</translation>
    </message>
    <message>
        <source>Sum of weight times input, and the bias</source>
        <translation>가중치 × 입력의 합에 편향을 더한 값</translation>
    </message>
    <message>
        <source>The activation: f(z)</source>
        <translation>활성값: f(z)</translation>
    </message>
    <message>
        <source>How the loss changes with the activation</source>
        <translation>활성값이 변할 때 손실이 변하는 정도</translation>
    </message>
    <message>
        <source>How the loss changes with the sum</source>
        <translation>합이 변할 때 손실이 변하는 정도</translation>
    </message>
    <message>
        <source>How far ∂L/∂z lies from autograd&apos;s number</source>
        <translation>∂L/∂z와 autograd 값의 차이</translation>
    </message>
</context>
<context>
    <name>WeightField</name>
    <message>
        <source>Enter takes the number, Escape leaves it as it was.</source>
        <translation>Enter를 누르면 수가 적용되고, Esc를 누르면 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>가중치</translation>
    </message>
</context>
<context>
    <name>WeightsButton</name>
    <message>
        <source>Choose a file of weights</source>
        <translation>가중치 파일 선택</translation>
    </message>
    <message>
        <source>Weights (*.safetensors *.pt *.pth)</source>
        <translation>가중치 (*.safetensors *.pt *.pth)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Choose a file with trained weights: .safetensors, .pt or .pth.</source>
        <translation>학습된 가중치 파일을 고르세요: .safetensors, .pt, .pth.</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>찾아보기…</translation>
    </message>
    <message>
        <source>Browse for a file of weights</source>
        <translation>가중치 파일 찾아보기</translation>
    </message>
</context>
<context>
    <name>WhyView</name>
    <message>
        <source>Why the net answers so</source>
        <translation>신경망이 그렇게 답하는 이유</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>Integrated gradients</source>
        <translation>적분 기울기</translation>
    </message>
    <message>
        <source>How pixels are weighed</source>
        <translation>픽셀의 무게를 재는 방법</translation>
    </message>
    <message>
        <source>Gradient: how fast the class&apos;s output rises with each pixel (Simonyan 2014). Integrated gradients: each pixel&apos;s part of the output, seen from blank paper; the parts add up to it (Sundararajan 2017).</source>
        <translation>기울기: 픽셀마다 그 클래스의 출력이 얼마나 빨리 커지는지(Simonyan 2014). 적분 기울기: 빈 종이에서 볼 때 출력에서 각 픽셀이 맡은 몫으로, 모두 더하면 출력이 됩니다(Sundararajan 2017).</translation>
    </message>
    <message>
        <source>For the answer</source>
        <translation>답에 대해</translation>
    </message>
    <message>
        <source>Class that is explained</source>
        <translation>설명할 클래스</translation>
    </message>
    <message>
        <source>For which class the pixels speak: for the net&apos;s answer, or one of your choice</source>
        <translation>픽셀이 어느 클래스를 지지하는지: 신경망의 답, 또는 직접 고른 클래스</translation>
    </message>
    <message>
        <source>What speaks for it</source>
        <translation>지지하는 것</translation>
    </message>
    <message>
        <source>What would change it</source>
        <translation>답을 바꾸는 것</translation>
    </message>
    <message>
        <source>Point at a pixel, or move with the arrow keys, to read its value.</source>
        <translation>픽셀을 가리키거나 화살표 키로 움직이면 값을 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>About the pixels</source>
        <translation>픽셀 설명</translation>
    </message>
    <message>
        <source>About the change</source>
        <translation>변화 설명</translation>
    </message>
    <message>
        <source>Orange: brighter would make it more of a {name}. Blue: less.</source>
        <translation>주황: 밝아지면 {name}에 더 가까워집니다. 파랑: 멀어집니다.</translation>
    </message>
    <message>
        <source>Orange speaks for {name}, blue against. Together {sum}: its output {logit}, blank paper {blank}.</source>
        <translation>주황은 {name}을(를) 지지하고 파랑은 반대합니다. 합은 {sum}: 출력 {logit}, 빈 종이 {blank}.</translation>
    </message>
    <message>
        <source>The sum is off by {gap}, even with {steps} points on the way.</source>
        <translation>가는 길의 점 {steps}개로도 합이 {gap}만큼 어긋납니다.</translation>
    </message>
    <message>
        <source>A small change cannot be looked for: this net&apos;s transforms do more than scale the values, and a gradient does not say what to do to the pixels before them.</source>
        <translation>작은 변화를 찾을 수 없습니다. 이 신경망의 변환은 값의 크기만 바꾸는 것이 아니어서, 변환 전의 픽셀을 어떻게 바꿀지 기울기가 말해 주지 않습니다.</translation>
    </message>
    <message>
        <source>No small change was found that gives another answer.</source>
        <translation>답을 바꾸는 작은 변화를 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>A change of at most {levels} grey levels in {pixels} of {all} pixels makes it a {name}.</source>
        <translation>픽셀 {all}개 중 {pixels}개를 최대 {levels}단계만 바꾸면 {name}이(가) 됩니다.</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: {value}</source>
        <translation>{row}행 {column}열: {value}</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: {before} becomes {after}</source>
        <translation>{row}행 {column}열: {before} → {after}</translation>
    </message>
    <message>
        <source>Point at a pixel to read its value.</source>
        <translation>픽셀을 가리키면 값을 읽을 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>Worksheet</name>
    <message>
        <source>Rightly computed from an earlier answer of yours that is wrong: mend that one first.</source>
        <translation>계산은 맞지만 앞에서 구한 틀린 답을 썼습니다. 그 답을 먼저 고치세요.</translation>
    </message>
    <message>
        <source>Look at the sign.</source>
        <translation>부호를 확인하세요.</translation>
    </message>
    <message>
        <source>Is the bias {wanted} in it?</source>
        <translation>편향 {wanted}도 더했는지 확인하세요.</translation>
    </message>
    <message>
        <source>The slope f′(z) of the activation is missing.</source>
        <translation>활성 함수의 도함수 f′(z)가 빠졌습니다.</translation>
    </message>
    <message>
        <source>This is after the activation; asked is the sum before it.</source>
        <translation>활성 함수를 거친 값입니다. 구할 것은 그 앞의 합입니다.</translation>
    </message>
    <message>
        <source>A sum z stands where its activation a belongs.</source>
        <translation>활성값 a를 쓸 자리에 합 z를 썼습니다.</translation>
    </message>
    <message>
        <source>The gradient was not multiplied by the rate η.</source>
        <translation>기울기에 학습률 η를 곱하지 않았습니다.</translation>
    </message>
    <message>
        <source>The step was added; downhill it is subtracted.</source>
        <translation>학습률 × 기울기를 더했습니다. 손실이 줄어드는 쪽으로 가려면 빼야 합니다.</translation>
    </message>
    <message>
        <source>This is the step alone: take it from the old value.</source>
        <translation>학습률 × 기울기만 구했습니다. 이전 값에서 이것을 빼세요.</translation>
    </message>
    <message>
        <source>Another weight was taken: look at its two small numbers.</source>
        <translation>다른 가중치를 썼습니다. 아래 첨자 두 개를 확인하세요.</translation>
    </message>
    <message>
        <source>The input of another weight was taken.</source>
        <translation>다른 가중치의 입력을 썼습니다.</translation>
    </message>
    <message>
        <source>The number of another unit was taken.</source>
        <translation>다른 유닛의 값을 썼습니다.</translation>
    </message>
    <message>
        <source>So it would be with the other target: look at t.</source>
        <translation>정답이 다를 때의 값입니다. t를 확인하세요.</translation>
    </message>
    <message>
        <source>The 2 from the derivative of the square is missing.</source>
        <translation>제곱을 미분할 때 나오는 2가 빠졌습니다.</translation>
    </message>
    <message>
        <source>The square is missing.</source>
        <translation>제곱이 빠졌습니다.</translation>
    </message>
    <message>
        <source>The input of the weight is missing: multiply by {wanted}.</source>
        <translation>가중치의 입력이 빠졌습니다. {wanted} 값을 곱하세요.</translation>
    </message>
    <message>
        <source>The digits are right: look at the decimal point.</source>
        <translation>숫자는 맞습니다. 소수점을 확인하세요.</translation>
    </message>
    <message>
        <source>Look at the formula again, number by number.</source>
        <translation>식의 수를 하나씩 다시 확인하세요.</translation>
    </message>
    <message>
        <source>Were {wanted} and {used} mixed up?</source>
        <translation>두 가중치 {wanted}, {used} 값을 서로 바꿔 쓰지 않았는지 확인하세요.</translation>
    </message>
    <message>
        <source>{used} was taken; {wanted} belongs here.</source>
        <translation>{used} 값을 썼습니다. 여기에는 {wanted} 값을 써야 합니다.</translation>
    </message>
    <message>
        <source>1  Forward: sums and activations</source>
        <translation>1  순전파: 합과 활성값</translation>
    </message>
    <message>
        <source>2  Loss of this sample</source>
        <translation>2  이 샘플의 손실</translation>
    </message>
    <message>
        <source>3  Backward: from the loss to each unit</source>
        <translation>3  역전파: 손실에서 각 유닛으로</translation>
    </message>
    <message>
        <source>4  Gradients, and one step downhill</source>
        <translation>4  기울기와 경사 하강 한 단계</translation>
    </message>
    <message>
        <source>Hidden unit (linear)</source>
        <translation>은닉 유닛 (선형)</translation>
    </message>
    <message>
        <source>Hidden unit (tanh)</source>
        <translation>은닉 유닛 (tanh)</translation>
    </message>
    <message>
        <source>Hidden unit (sigmoid)</source>
        <translation>은닉 유닛 (sigmoid)</translation>
    </message>
    <message>
        <source>Hidden unit (ReLU)</source>
        <translation>은닉 유닛 (ReLU)</translation>
    </message>
    <message>
        <source>Hidden unit (leaky ReLU)</source>
        <translation>은닉 유닛 (leaky ReLU)</translation>
    </message>
    <message>
        <source>Given: weights and biases</source>
        <translation>주어진 값: 가중치와 편향</translation>
    </message>
    <message>
        <source>z = Σ weight·input + bias</source>
        <translation>z = Σ 가중치·입력 + 편향</translation>
    </message>
    <message>
        <source>∂L/∂a = Σ ∂L/∂z·w of the units it feeds</source>
        <translation>∂L/∂a = Σ ∂L/∂z·w (다음 층의 유닛 모두)</translation>
    </message>
    <message>
        <source>∂L/∂w = ∂L/∂z·input,  ∂L/∂b = ∂L/∂z</source>
        <translation>∂L/∂w = ∂L/∂z·입력,  ∂L/∂b = ∂L/∂z</translation>
    </message>
    <message>
        <source>new {weight}</source>
        <translation>새 {weight}</translation>
    </message>
    <message>
        <source>new w = w − η·∂L/∂w</source>
        <translation>새 w = w − η·∂L/∂w</translation>
    </message>
    <message>
        <source>Backpropagation by hand</source>
        <translation>손으로 하는 역전파</translation>
    </message>
    <message>
        <source>Backpropagation by hand: answer key</source>
        <translation>손으로 하는 역전파: 정답지</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>Given: weights and biases, in table 4 under “now”</source>
        <translation>주어진 값: 가중치와 편향은 표 4의 “현재” 열에 있습니다</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>now</source>
        <translation>현재</translation>
    </message>
    <message>
        <source>new</source>
        <translation>새 값</translation>
    </message>
    <message>
        <source>page {page} of {pages}</source>
        <translation>{page} / {pages}쪽</translation>
    </message>
    <message>
        <source>Sample: {inputs}   ·   target: {target}   ·   rate: η = {rate}</source>
        <translation>샘플: {inputs}   ·   정답: {target}   ·   학습률: η = {rate}</translation>
    </message>
    <message>
        <source>L is the loss of this one sample; the step is plain gradient descent. Round to {decimals} decimals.</source>
        <translation>L은 이 샘플 하나의 손실이고, 업데이트는 단순한 경사 하강법입니다. 소수점 아래 {decimals}자리로 반올림하세요.</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>합</translation>
    </message>
    <message>
        <source>Output unit</source>
        <translation>출력 유닛</translation>
    </message>
    <message>
        <source>Loss (cross entropy)</source>
        <translation>손실 (교차 엔트로피)</translation>
    </message>
    <message>
        <source>Loss (squared error)</source>
        <translation>손실 (제곱 오차)</translation>
    </message>
    <message>
        <source>Back, output unit</source>
        <translation>역전파, 출력 유닛</translation>
    </message>
    <message>
        <source>Back, hidden unit</source>
        <translation>역전파, 은닉 유닛</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>업데이트</translation>
    </message>
    <message>
        <source>Exact: {value}</source>
        <translation>정확한 값: {value}</translation>
    </message>
    <message>
        <source>The sheet gives this number, rounded.</source>
        <translation>학습지에 주어진 수로, 반올림한 값입니다.</translation>
    </message>
    <message>
        <source>Write {formula} as a number, such as 0.5, −0,5 or 1/2, and press Enter to have it judged.</source>
        <translation>{formula}의 값을 0.5나 −0,5나 1/2 같은 수로 쓰고 Enter를 누르면 채점합니다.</translation>
    </message>
    <message>
        <source>This network has {parameters} weights and biases: too many to compute by hand. Take fewer units, so that there are at most {most}.</source>
        <translation>이 신경망의 가중치와 편향은 {parameters}개로, 손으로 계산하기에는 너무 많습니다. 유닛을 줄여 {most}개 이하로 만드세요.</translation>
    </message>
    <message>
        <source>Numbers of this network are beyond ±{most}: nothing to compute by hand. Reset it, or take a lower rate.</source>
        <translation>이 신경망에는 ±{most} 범위를 벗어난 수가 있어 손으로 계산할 수 없습니다. 초기화하거나 학습률을 낮추세요.</translation>
    </message>
    <message>
        <source>✓ right</source>
        <translation>✓ 맞음</translation>
    </message>
    <message>
        <source>≈ right, but for rounding</source>
        <translation>≈ 맞음, 반올림 차이</translation>
    </message>
    <message>
        <source>✗ wrong. {hint}</source>
        <translation>✗ 틀림. {hint}</translation>
    </message>
    <message>
        <source>✗ A number is missing.</source>
        <translation>✗ 수가 없습니다.</translation>
    </message>
    <message>
        <source>✗ “{text}” is not a finite number. Write 0.5, 0,5 or 1/2.</source>
        <translation>✗ “{text}”은(는) 유한한 수가 아닙니다. 0.5 또는 0,5 또는 1/2처럼 쓰세요.</translation>
    </message>
</context>
<context>
    <name>WorksheetDialog</name>
    <message>
        <source>One moment…</source>
        <translation>잠시만 기다리세요…</translation>
    </message>
    <message>
        <source>Save the worksheet as PDF</source>
        <translation>학습지를 PDF로 저장</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF 문서 (*.pdf)</translation>
    </message>
    <message>
        <source>Saved as {file}.</source>
        <translation>{file}(으)로 저장했습니다.</translation>
    </message>
    <message>
        <source>Sent to the printer. Pages: {pages}.</source>
        <translation>프린터로 보냈습니다. 쪽수: {pages}.</translation>
    </message>
</context>
<context>
    <name>_Curve</name>
    <message>
        <source>Learning rate during the run</source>
        <translation>학습하는 동안의 학습률</translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation>1&#xa0;에폭</translation>
    </message>
    <message>
        <source>{count} epochs</source>
        <translation>{count}&#xa0;에폭</translation>
    </message>
</context>
<context>
    <name>_Refusal</name>
    <message>
        <source>A number is missing.</source>
        <translation>수가 없습니다.</translation>
    </message>
    <message>
        <source>“{text}” is not a finite number.</source>
        <translation>“{text}”은(는) 유한한 수가 아닙니다.</translation>
    </message>
    <message>
        <source>“{text}” is not a whole number.</source>
        <translation>“{text}”은(는) 정수가 아닙니다.</translation>
    </message>
    <message>
        <source>“{text}” is not from {least} to {most}.</source>
        <translation>“{text}”은(는) {least}부터 {most}까지의 수가 아닙니다.</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>{name} is not on this computer yet: there is no {file}.</source>
        <translation>{name}: 아직 이 컴퓨터에 없습니다({file} 파일 없음).</translation>
    </message>
    <message>
        <source>The file {file} is damaged ({detail}). Install the program again.</source>
        <translation>{file} 파일이 손상되었습니다({detail}). 프로그램을 다시 설치하세요.</translation>
    </message>
    <message>
        <source>The file {file} is damaged ({detail}). Remove it and get the data set again.</source>
        <translation>{file} 파일이 손상되었습니다({detail}). 파일을 지우고 데이터셋을 다시 받으세요.</translation>
    </message>
    <message>
        <source>{name} needs {megabytes} MB of memory, and there is not so much.</source>
        <translation>{name}: 메모리가 {megabytes} MB 필요하지만 그만큼 남아 있지 않습니다.</translation>
    </message>
    <message>
        <source>The lesson {file} cannot be read: {detail}.</source>
        <translation>수업 파일 {file}: 읽을 수 없습니다({detail}).</translation>
    </message>
    <message>
        <source>The lesson {file}: there is no key {key}. The keys are: {keys}.</source>
        <translation>수업 파일 {file}: {key} 키는 없는 키입니다. 쓸 수 있는 키: {keys}.</translation>
    </message>
    <message>
        <source>The lesson {file}: the key {key} is missing.</source>
        <translation>수업 파일 {file}: {key} 키가 빠져 있습니다.</translation>
    </message>
    <message>
        <source>The lesson {file}: {key} must be a text that is not empty.</source>
        <translation>수업 파일 {file}: {key} 키의 값은 비어 있지 않은 문자열이어야 합니다.</translation>
    </message>
    <message>
        <source>The lesson {file}: {key} must be a table.</source>
        <translation>수업 파일 {file}: {key} 키의 값은 테이블이어야 합니다.</translation>
    </message>
    <message>
        <source>The lesson {file}: {key} must be one of {choices}, not {value}.</source>
        <translation>수업 파일 {file}: {key} 키의 값은 {choices} 중 하나여야 합니다(지금 값: {value}).</translation>
    </message>
    <message>
        <source>The lesson {file}: {key} must be a list that is not empty.</source>
        <translation>수업 파일 {file}: {key} 키의 값은 비어 있지 않은 목록이어야 합니다.</translation>
    </message>
    <message>
        <source>The lesson {file}: settings: {detail}</source>
        <translation>수업 파일 {file}: settings: {detail}</translation>
    </message>
    <message>
        <source>There are no lessons in the language {language}. There are: {languages}.</source>
        <translation>{language} 언어로 된 수업이 없습니다. 있는 언어: {languages}.</translation>
    </message>
    <message>
        <source>Five convolutions and three linear layers: its win at ImageNet in 2012 began deep learning.</source>
        <translation>합성곱층 5개와 선형층 3개. 2012년 ImageNet 대회에서 우승하며 딥러닝 시대를 열었습니다.</translation>
    </message>
    <message>
        <source>Eight convolutions, all 3x3, and three linear layers: deeper than AlexNet and simpler.</source>
        <translation>모두 3x3인 합성곱층 8개와 선형층 3개. AlexNet보다 깊고 단순합니다.</translation>
    </message>
    <message>
        <source>VGG11 with batch norm behind each convolution, which lets it learn faster.</source>
        <translation>합성곱마다 뒤에 배치 정규화를 둔 VGG11. 더 빨리 학습합니다.</translation>
    </message>
    <message>
        <source>VGG with thirteen convolutions: the one that later nets are measured against, and the slowest here.</source>
        <translation>합성곱층 13개의 VGG. 이후의 신경망들이 비교 기준으로 삼는 것이며, 여기서 가장 느립니다.</translation>
    </message>
    <message>
        <source>Eighteen layers; each two add what they find to what they were given, so depth does no harm.</source>
        <translation>18개 층. 두 층마다 찾아낸 것을 그 입력에 더하므로 깊어져도 해가 되지 않습니다.</translation>
    </message>
    <message>
        <source>ResNet with 34 layers, for twice the time.</source>
        <translation>34개 층의 ResNet. 시간이 두 배 걸립니다.</translation>
    </message>
    <message>
        <source>As good as AlexNet with a fiftieth of the weights: 1x1 convolutions squeeze what 3x3 ones take.</source>
        <translation>가중치가 50분의 1이면서 AlexNet만큼 정확합니다. 1x1 합성곱이 3x3 합성곱의 입력을 줄여 줍니다.</translation>
    </message>
    <message>
        <source>SqueezeNet again, which computes less than half as much and answers as well.</source>
        <translation>계산량이 절반도 되지 않으면서 정확도는 같은 SqueezeNet의 새 버전.</translation>
    </message>
    <message>
        <source>One linear layer: every pixel votes for every digit with a weight.</source>
        <translation>선형층 하나: 모든 픽셀이 모든 숫자에 가중치를 실어 투표합니다.</translation>
    </message>
    <message>
        <source>Hidden layers of units between the pixels and the digits.</source>
        <translation>픽셀과 숫자 사이에 유닛으로 된 은닉층이 있습니다.</translation>
    </message>
    <message>
        <source>LeCun&apos;s net of 1998, which read cheques: two convolutions and three linear layers.</source>
        <translation>수표를 읽던 1998년 르쿤의 신경망: 합성곱층 2개와 선형층 3개.</translation>
    </message>
    <message>
        <source>Small filters that slide over the image, then one linear layer.</source>
        <translation>작은 필터가 이미지 위를 훑은 다음 선형층 하나를 거칩니다.</translation>
    </message>
    <message>
        <source>Your own layers, one behind the other; the last linear one follows.</source>
        <translation>직접 만든 층을 차례로 쌓습니다. 마지막 선형층은 자동으로 이어집니다.</translation>
    </message>
    <message>
        <source>The convolutional net that the program ships already trained.</source>
        <translation>미리 학습되어 프로그램에 들어 있는 합성곱 신경망입니다.</translation>
    </message>
    <message>
        <source>The net in {folder} cannot be opened: {detail}.</source>
        <translation>{folder} 폴더의 신경망을 열 수 없습니다: {detail}.</translation>
    </message>
    <message>
        <source>{field}: there is no such setting. The settings are: {fields}.</source>
        <translation>{field}: 없는 설정입니다. 쓸 수 있는 설정: {fields}.</translation>
    </message>
    <message>
        <source>{field}: must be one of {choices}, not {value}.</source>
        <translation>{field}: {choices} 중 하나여야 합니다(입력한 값: {value}).</translation>
    </message>
    <message>
        <source>{field}: must be a whole number from {minimum} to {maximum}, not {value}.</source>
        <translation>{field}: {minimum}부터 {maximum}까지의 정수여야 합니다(입력한 값: {value}).</translation>
    </message>
    <message>
        <source>{field}: must be a number from {minimum} to {maximum}, not {value}.</source>
        <translation>{field}: {minimum}부터 {maximum}까지의 수여야 합니다(입력한 값: {value}).</translation>
    </message>
    <message>
        <source>{field}: must be true or false, not {value}.</source>
        <translation>{field}: true 또는 false여야 합니다(입력한 값: {value}).</translation>
    </message>
    <message>
        <source>{field}: must be a list of 1 to {most} layer sizes, each a whole number from {minimum} to {maximum}, not {value}.</source>
        <translation>{field}: 층의 크기를 1~{most}개 적어야 하고, 각 크기는 {minimum}부터 {maximum}까지의 정수여야 합니다(입력한 값: {value}).</translation>
    </message>
    <message>
        <source>{field}: must be a text of at most {maximum} signs, not {value}.</source>
        <translation>{field}: {maximum}자 이하의 문자열이어야 합니다(입력한 값: {value}).</translation>
    </message>
    <message>
        <source>{field}: must be a list of 1 to {most} of {choices}, not {value}.</source>
        <translation>{field}: {choices} 중에서 고른 1~{most}개의 목록이어야 합니다(입력한 값: {value}).</translation>
    </message>
    <message>
        <source>{field}: must be a list of at most {most} layers, each with a name, not {value}.</source>
        <translation>{field}: 저마다 이름이 있는 층 {most}개 이하의 목록이어야 합니다(입력한 값: {value}).</translation>
    </message>
    <message>
        <source>{field}: must be a list of transforms, each with a name, not {value}.</source>
        <translation>{field}: 저마다 이름이 있는 변환의 목록이어야 합니다(입력한 값: {value}).</translation>
    </message>
    <message>
        <source>{field}: must be none, even_odd, one_vs_rest:CLASS or keep:CLASS,CLASS with class numbers, not {value}.</source>
        <translation>{field}: none, even_odd, one_vs_rest:CLASS, keep:CLASS,CLASS 중 하나여야 하고, CLASS에는 클래스 번호를 적습니다(입력한 값: {value}).</translation>
    </message>
    <message>
        <source>The config is not valid TOML: {detail}.</source>
        <translation>설정이 올바른 TOML이 아닙니다: {detail}.</translation>
    </message>
    <message>
        <source>{field}: is used by the optimizers sgd and rmsprop only: set it to 0, not {value}.</source>
        <translation>{field}: 옵티마이저 sgd와 rmsprop에만 쓰입니다. 0으로 두세요(입력한 값: {value}).</translation>
    </message>
    <message>
        <source>{field}: looks ahead by the momentum: give momentum a value over 0.</source>
        <translation>{field}: 모멘텀만큼 앞을 내다봅니다. momentum을 0보다 크게 하세요.</translation>
    </message>
    <message>
        <source>{field}: must be the path of a folder with images, one subfolder a class.</source>
        <translation>{field}: 클래스마다 하위 폴더가 하나씩 있는 이미지 폴더의 경로여야 합니다.</translation>
    </message>
    <message>
        <source>{field}: the classes of this set are numbered from 0 to {last}.</source>
        <translation>{field}: 이 데이터셋의 클래스 번호는 0부터 {last}까지입니다.</translation>
    </message>
    <message>
        <source>{field}: must be an odd number, so that a pixel is in its middle, not {value}.</source>
        <translation>{field}: 가운데에 픽셀이 오도록 홀수여야 합니다(입력한 값: {value}).</translation>
    </message>
    <message>
        <source>{field}: looks at the validation images, and there are none: give validation_share a value over 0.</source>
        <translation>{field}: 검증용 이미지를 보는데, 검증용 이미지가 없습니다. validation_share를 0보다 크게 하세요.</translation>
    </message>
    <message>
        <source>{field}: float16 needs the device cuda; bfloat16 works on the CPU, too.</source>
        <translation>{field}: float16에는 장치 cuda가 필요합니다. bfloat16은 CPU에서도 됩니다.</translation>
    </message>
    <message>
        <source>{field}: Apple&apos;s MPS has no float64; choose another one.</source>
        <translation>{field}: Apple의 MPS에는 float64가 없습니다. 다른 것을 고르세요.</translation>
    </message>
    <message>
        <source>Single linear layer</source>
        <translation>단일 선형층</translation>
    </message>
    <message>
        <source>MLP (hidden layers)</source>
        <translation>MLP (은닉층)</translation>
    </message>
    <message>
        <source>CNN (convolutions)</source>
        <translation>CNN (합성곱)</translation>
    </message>
    <message>
        <source>Own layers</source>
        <translation>직접 만든 층</translation>
    </message>
    <message>
        <source>Digit net</source>
        <translation>숫자 신경망</translation>
    </message>
    <message>
        <source>Max pooling 2x2</source>
        <translation>최대 풀링 2x2</translation>
    </message>
    <message>
        <source>Average pooling 2x2</source>
        <translation>평균 풀링 2x2</translation>
    </message>
    <message>
        <source>Stride 2, no pooling</source>
        <translation>스트라이드 2, 풀링 없음</translation>
    </message>
    <message>
        <source>Adapt the net</source>
        <translation>신경망 맞추기</translation>
    </message>
    <message>
        <source>Enlarge the images</source>
        <translation>이미지 확대</translation>
    </message>
    <message>
        <source>PyTorch&apos;s default</source>
        <translation>PyTorch 기본값</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>정규 분포</translation>
    </message>
    <message>
        <source>Units of each hidden layer of the MLP, separated by commas: 128, or 256, 64.</source>
        <translation>MLP의 은닉층마다의 유닛 수를 쉼표로 나눠 적습니다: 128 또는 256, 64.</translation>
    </message>
    <message>
        <source>Channels of each convolution of the CNN, separated by commas. Each is followed by its activation and a halving of the image, so a 28x28 image takes four at most.</source>
        <translation>CNN의 합성곱층마다의 채널 수를 쉼표로 나눠 적습니다. 층마다 뒤에 활성 함수가 오고 이미지가 절반으로 줄어드므로, 28x28 이미지에는 네 개까지 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Side of the square that a convolution looks at, an odd number of pixels.</source>
        <translation>합성곱이 보는 정사각형의 한 변입니다. 픽셀 수는 홀수여야 합니다.</translation>
    </message>
    <message>
        <source>Halving by</source>
        <translation>축소 방식</translation>
    </message>
    <message>
        <source>How the image is halved behind each convolution: the largest or the mean of four pixels, or a convolution that moves by two pixels (faster: it computes a quarter).</source>
        <translation>합성곱마다 뒤에서 이미지를 절반으로 줄이는 방법입니다. 픽셀 4개의 최댓값이나 평균을 쓰거나, 두 픽셀씩 옮겨 가는 합성곱을 씁니다(계산량이 4분의 1이라 더 빠릅니다).</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성 함수</translation>
    </message>
    <message>
        <source>What follows each hidden layer: without it, several linear layers are no more than one. Pick one for all, or type one for each layer, separated by commas; the last one is used for the layers that follow.</source>
        <translation>은닉층마다 뒤에 오는 것입니다. 없으면 선형층을 여럿 쌓아도 하나와 다르지 않습니다. 모두에 쓸 하나를 고르거나, 층마다 하나씩 쉼표로 나눠 적으세요. 그 뒤의 층에는 마지막 것을 씁니다.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>드롭아웃</translation>
    </message>
    <message>
        <source>Share of the units behind each hidden layer that is switched off at random, in training only; 0 is none.</source>
        <translation>은닉층마다 뒤에서 무작위로 끄는 유닛의 비율이며, 학습할 때만 작동합니다. 0이면 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>배치 정규화</translation>
    </message>
    <message>
        <source>Brings what each layer puts out to mean 0 and deviation 1 over the batch, before the activation. It needs two images in every batch.</source>
        <translation>활성 함수 앞에서 층의 출력을 배치에 걸쳐 평균 0, 표준편차 1로 맞춥니다. 배치마다 이미지가 두 장은 있어야 합니다.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Your own list of layers, without the last linear one. The page Net shows and changes it.</source>
        <translation>마지막 선형층을 뺀, 직접 만든 층의 목록입니다. 신경망 페이지에서 보고 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>Weights from</source>
        <translation>가중치 파일</translation>
    </message>
    <message>
        <source>A file with trained weights to begin with: a run&apos;s model.safetensors, or torchvision&apos;s own (.pth); “pretrained” is the net that came with the program. Layers whose shape differs begin anew, and the run says which. Empty: all weights begin anew.</source>
        <translation>처음에 쓸 학습된 가중치 파일입니다: 실행의 model.safetensors 또는 torchvision의 파일(.pth). “pretrained”는 프로그램에 들어 있는 신경망입니다. 모양이 다른 층은 새로 시작하고, 어느 층인지 실행이 알려 줍니다. 비우면 모든 가중치가 새로 시작합니다.</translation>
    </message>
    <message>
        <source>Initialization</source>
        <translation>초기화</translation>
    </message>
    <message>
        <source>What the weights begin with. Xavier suits sigmoid and tanh, He suits ReLU. With all zeros the units of a hidden layer stay equal for ever, and a single layer learns all the same.</source>
        <translation>가중치의 시작값입니다. sigmoid와 tanh에는 Xavier, ReLU에는 He가 알맞습니다. 모두 0이면 은닉층의 유닛은 언제까지나 서로 같지만, 단일 층은 그래도 학습합니다.</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>폭</translation>
    </message>
    <message>
        <source>Standard deviation of the normal distribution that the weights begin with.</source>
        <translation>가중치의 시작값을 뽑는 정규 분포의 표준편차입니다.</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>데이터셋</translation>
    </message>
    <message>
        <source>The images: the train split is learned from, the test split tests.</source>
        <translation>이미지입니다. 학습용으로 학습하고 테스트용으로 평가합니다.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>The folder with your own images: one subfolder a class, named as the class.</source>
        <translation>내 이미지가 있는 폴더입니다. 클래스마다 클래스 이름을 붙인 하위 폴더를 하나씩 둡니다.</translation>
    </message>
    <message>
        <source>Image side</source>
        <translation>이미지 한 변</translation>
    </message>
    <message>
        <source>Height and width, in pixels, that every one of your own images is brought to.</source>
        <translation>내 이미지를 모두 이 높이와 너비(픽셀)에 맞춥니다.</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>컬러</translation>
    </message>
    <message>
        <source>Read your own images in three channels; otherwise in one, grey.</source>
        <translation>내 이미지를 3채널로 읽습니다. 끄면 회색조 1채널로 읽습니다.</translation>
    </message>
    <message>
        <source>Transforms</source>
        <translation>변환</translation>
    </message>
    <message>
        <source>What is done to every image before the net sees it, in this order. Random ones act in training only. The page Data shows and changes them.</source>
        <translation>신경망이 보기 전에 모든 이미지에 이 순서로 하는 처리입니다. 무작위 변환은 학습할 때만 작동합니다. 데이터 페이지에서 보고 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>Target transform</source>
        <translation>레이블 변환(target_transform)</translation>
    </message>
    <message>
        <source>What is done to the labels: none, even_odd, one_vs_rest:3 (one class against the rest) or keep:1,7 (only these classes). The page Data shows what comes of it.</source>
        <translation>레이블에 하는 처리입니다: none, even_odd, one_vs_rest:3(한 클래스와 나머지), keep:1,7(이 클래스들만). 결과는 데이터 페이지에 나타납니다.</translation>
    </message>
    <message>
        <source>Validation share</source>
        <translation>검증 비율</translation>
    </message>
    <message>
        <source>Share of the training images that is held back, drawn by the seed: the net is checked on them after each epoch and never learns from them. 0 is none.</source>
        <translation>학습용 이미지 가운데 시드에 따라 뽑아 따로 떼어 두는 비율입니다. 에폭마다 이 이미지로 신경망을 점검하며, 학습에는 쓰지 않습니다. 0이면 떼어 두지 않습니다.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>The network. A single linear layer is what the course calls a perceptron for images (784 inputs, 10 outputs, softmax; not Rosenblatt&apos;s threshold unit). An MLP adds hidden layers, a CNN adds convolutions.</source>
        <translation>학습할 신경망입니다. 단일 선형층은 수업에서 이미지에 쓰는 퍼셉트론이라고 부르는 것입니다(입력 784개, 출력 10개, softmax. 로젠블랫의 임계값 유닛과는 다릅니다). MLP는 은닉층을, CNN은 합성곱을 더합니다.</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>은닉층</translation>
    </message>
    <message>
        <source>Fitted by</source>
        <translation>맞춤 방식</translation>
    </message>
    <message>
        <source>torchvision&apos;s nets are made for colour images of 224x224 pixels. Adapt the net: its first layers are changed for small images. Enlarge the images: they are scaled up to 64x64 and made three channels inside the net, which is torchvision&apos;s own and larger. Adam at 0.0003 suits them better than SGD at 0.1.</source>
        <translation>torchvision의 신경망은 224x224 픽셀 컬러 이미지에 맞춰져 있습니다. 신경망 맞추기: 앞쪽 층을 작은 이미지에 맞게 바꿉니다. 이미지 확대: 신경망 안에서 이미지를 64x64로 키우고 채널을 셋으로 만듭니다. torchvision의 신경망 그대로이고 더 큽니다. SGD 0.1보다 Adam 0.0003이 잘 맞습니다.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에폭</translation>
    </message>
    <message>
        <source>How many times the whole training set is gone through.</source>
        <translation>학습 데이터 전체를 몇 번 학습할지 정합니다.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>How many images one iteration uses, that is, one update of the weights.</source>
        <translation>1&#xa0;이터레이션, 곧 가중치를 한 번 업데이트하는 데 쓰는 이미지 수입니다.</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>섞기 (shuffle)</translation>
    </message>
    <message>
        <source>Draw the images in a new random order each epoch, or keep the file&apos;s order.</source>
        <translation>에폭마다 이미지의 순서를 무작위로 새로 섞습니다. 끄면 파일의 순서를 따릅니다.</translation>
    </message>
    <message>
        <source>Drop last</source>
        <translation>버리기 (drop_last)</translation>
    </message>
    <message>
        <source>Leave out the last batch of an epoch when it is smaller than the batch size.</source>
        <translation>에폭의 마지막 배치가 배치 크기보다 작으면 버립니다.</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>대기 에폭</translation>
    </message>
    <message>
        <source>Early stopping: end the run after so many epochs without a lower validation loss; 0 is never. It looks at the validation images, never at the test set.</source>
        <translation>조기 종료: 이만큼의 에폭 동안 검증 손실이 더 낮아지지 않으면 학습을 끝냅니다. 0이면 끝내지 않습니다. 검증용 이미지만 보고 테스트 데이터는 보지 않습니다.</translation>
    </message>
    <message>
        <source>Target accuracy</source>
        <translation>목표 정확도</translation>
    </message>
    <message>
        <source>End the run after an epoch whose validation accuracy is this or more, from 0 to 1; 0 is never.</source>
        <translation>에폭이 끝났을 때 검증 정확도가 이 값 이상이면 학습을 끝냅니다. 0부터 1까지이며, 0이면 끝내지 않습니다.</translation>
    </message>
    <message>
        <source>Same start</source>
        <translation>같은 시작값</translation>
    </message>
    <message>
        <source>On: every run begins with the seed above, so that two runs differ by their settings only. Off: each Start draws a new seed, which the run&apos;s config tells.</source>
        <translation>켜면 학습마다 위의 시드로 시작하므로 두 학습은 설정만 다릅니다. 끄면 “시작”을 누를 때마다 시드를 새로 뽑으며, 그 값은 학습의 config에 적힙니다.</translation>
    </message>
    <message>
        <source>Cross entropy</source>
        <translation>교차 엔트로피</translation>
    </message>
    <message>
        <source>NLL of log softmax</source>
        <translation>log softmax의 NLL</translation>
    </message>
    <message>
        <source>MSE on one-hot</source>
        <translation>원-핫의 MSE</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>How far one update moves the weights. Too small learns slowly, too large diverges.</source>
        <translation>업데이트 한 번에 가중치를 얼마나 움직일지 정합니다. 너무 작으면 느리게 학습하고, 너무 크면 발산합니다.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>What training makes small. Cross entropy takes the logits; NLL takes their log softmax and gives the same number in two steps; MSE takes the squared distance of the probabilities from 1 for the right class and 0 for the others, and learns more slowly where the net is surely wrong.</source>
        <translation>학습이 줄이려는 값입니다. 교차 엔트로피는 로짓을 받습니다. NLL은 그 log softmax를 받아 같은 값을 두 단계로 구합니다. MSE는 확률과 정답(맞는 클래스는 1, 나머지는 0) 사이의 제곱 거리이며, 신경망이 확신하며 틀린 곳에서는 더 느리게 학습합니다.</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>레이블 스무딩</translation>
    </message>
    <message>
        <source>Share of the target that is spread evenly over all classes, so that the net is never asked to be infinitely sure; 0 is none. In training only.</source>
        <translation>정답 가운데 모든 클래스에 고르게 나눠 주는 비율입니다. 신경망에 무한한 확신을 요구하지 않게 됩니다. 0이면 쓰지 않습니다. 학습할 때만 작동합니다.</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <source>The rule that turns gradients into updates. SGD is the course&apos;s; RMSprop, Adagrad, Adam and AdamW scale each weight&apos;s step and want a smaller learning rate, such as 0.001.</source>
        <translation>기울기를 업데이트로 바꾸는 규칙입니다. 수업에서는 SGD를 씁니다. RMSprop, Adagrad, Adam, AdamW는 가중치마다 보폭을 조절하므로 0.001처럼 더 작은 학습률이 알맞습니다.</translation>
    </message>
    <message>
        <source>Share of the last update that is carried on into the next; 0 is plain SGD.</source>
        <translation>직전의 업데이트를 다음 업데이트로 이어 가는 비율입니다. 0이면 단순한 SGD입니다.</translation>
    </message>
    <message>
        <source>Takes the gradient where the momentum will have carried the weights.</source>
        <translation>모멘텀이 가중치를 옮겨 놓을 자리에서 기울기를 구합니다.</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>알파</translation>
    </message>
    <message>
        <source>How long RMSprop remembers the squares of the gradients it divides by.</source>
        <translation>RMSprop이 나눌 때 쓰는 기울기의 제곱을 얼마나 오래 기억할지 정합니다.</translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation>베타 1</translation>
    </message>
    <message>
        <source>How long Adam remembers the gradients: its momentum.</source>
        <translation>Adam이 기울기를 얼마나 오래 기억할지 정합니다. Adam의 모멘텀입니다.</translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation>베타 2</translation>
    </message>
    <message>
        <source>How long Adam remembers the squares of the gradients it divides by.</source>
        <translation>Adam이 나눌 때 쓰는 기울기의 제곱을 얼마나 오래 기억할지 정합니다.</translation>
    </message>
    <message>
        <source>Clip gradients</source>
        <translation>기울기 클리핑</translation>
    </message>
    <message>
        <source>The length that the gradient of all weights together is cut down to where it is longer; 0 is none.</source>
        <translation>모든 가중치의 기울기를 합친 길이가 이 값보다 길면 이 값으로 줄입니다. 0이면 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>가중치 감쇠</translation>
    </message>
    <message>
        <source>Pulls every weight towards zero at each update; 0 is none.</source>
        <translation>업데이트할 때마다 모든 가중치를 0 쪽으로 당깁니다. 0이면 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Start of the random numbers (weights, shuffling): the same seed, the same run.</source>
        <translation>난수(가중치, 섞는 순서)의 출발점입니다. 시드가 같으면 학습 과정도 같습니다.</translation>
    </message>
    <message>
        <source>Mixed, bfloat16</source>
        <translation>혼합, bfloat16</translation>
    </message>
    <message>
        <source>Mixed, float16</source>
        <translation>혼합, float16</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Where the arithmetic is done. Only what this machine has can be chosen.</source>
        <translation>계산하는 장치입니다. 이 컴퓨터에 있는 것만 고를 수 있습니다.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>스레드 수</translation>
    </message>
    <message>
        <source>How many threads one operation is shared by on the CPU; 0 chooses for this machine. Fewer are faster where other programs use the processor. The losses of two runs agree bit for bit only with as many.</source>
        <translation>CPU에서 연산 하나를 나눠 맡는 스레드의 수입니다. 0이면 이 컴퓨터에 맞게 고릅니다. 다른 프로그램이 프로세서를 쓰고 있으면 적은 쪽이 더 빠릅니다. 스레드 수가 같아야만 두 학습의 손실이 비트까지 똑같습니다.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>The numbers that are computed with. Mixed: the weights stay float32 and most products are taken in 16 bits (torch.autocast), which is faster on graphics processors. float16 needs CUDA.</source>
        <translation>계산에 쓰는 수입니다. 혼합: 가중치는 float32로 두고 곱셈은 대부분 16비트로 하며(torch.autocast), 그래픽 프로세서에서 더 빠릅니다. float16에는 CUDA가 필요합니다.</translation>
    </message>
    <message>
        <source>Save every … seconds</source>
        <translation>저장 간격(초)</translation>
    </message>
    <message>
        <source>How often a run is saved so that it can be taken up after a crash; it is also saved after each epoch, at each pause and at its end. 0: only then.</source>
        <translation>비정상 종료 뒤에도 이어서 할 수 있도록 학습을 저장하는 간격입니다. 에폭이 끝날 때, 일시정지할 때, 학습이 끝날 때도 저장합니다. 0이면 그때만 저장합니다.</translation>
    </message>
    <message>
        <source>The run broke off: {detail}. What was learned until then is kept.</source>
        <translation>학습이 중단되었습니다: {detail}. 그때까지 학습한 내용은 남아 있습니다.</translation>
    </message>
    <message>
        <source>The checkpoint does not fit the net of its own settings ({detail}): it cannot be taken up.</source>
        <translation>체크포인트가 그 설정의 신경망과 맞지 않아({detail}) 이어서 할 수 없습니다.</translation>
    </message>
    <message>
        <source>{field}: {device} is not there; this machine has: {devices}.</source>
        <translation>{field}: {device} 장치가 없습니다. 이 컴퓨터에 있는 장치: {devices}.</translation>
    </message>
    <message>
        <source>{field}: there is no file {file}.</source>
        <translation>{field}: {file} 파일이 없습니다.</translation>
    </message>
    <message>
        <source>{field}: {images} images in batches of {batch_size} leave a last batch of one image, and batch norm needs two: take another batch size or switch drop_last on.</source>
        <translation>{field}: 이미지 {images}장을 배치 크기 {batch_size}(으)로 나누면 마지막 배치에 한 장만 남는데, 배치 정규화에는 두 장이 필요합니다. 배치 크기를 바꾸거나 drop_last를 켜세요.</translation>
    </message>
    <message>
        <source>batch_size: {batch_size} is more than the {images} images there are, and drop_last leaves the only batch out. Choose a smaller batch size or switch drop_last off.</source>
        <translation>batch_size: 이미지는 {images}장인데 배치 크기는 {batch_size}, 더 큽니다. 그래서 하나뿐인 배치를 drop_last가 버립니다. 배치 크기를 줄이거나 drop_last를 끄세요.</translation>
    </message>
    <message>
        <source>A good start</source>
        <translation>추천 설정</translation>
    </message>
    <message>
        <source>An MLP with one hidden layer and SGD at 0.1: over 90 % of the test digits right after one epoch.</source>
        <translation>은닉층이 하나인 MLP와 학습률 0.1의 SGD입니다. 1&#xa0;에폭이면 테스트 숫자의 90&#xa0;% 넘게 맞힙니다.</translation>
    </message>
    <message>
        <source>The deck&apos;s settings</source>
        <translation>강의 자료 설정</translation>
    </message>
    <message>
        <source>Batch 100 and SGD at 0.01, as in the course. At this small rate the hidden layer looks harmful at first: after one epoch expect about 82 % from the MLP and 85 % from a single linear layer; after five 90 % and 89 %. At 0.1 it is 92 % and 90 % after one.</source>
        <translation>수업과 같은 배치 크기 100, 학습률 0.01의 SGD입니다. 학습률이 이렇게 작으면 처음에는 은닉층이 해로워 보입니다. 정확도는 1&#xa0;에폭 뒤 MLP 약 82&#xa0;%, 단일 선형층 약 85&#xa0;%이고, 5&#xa0;에폭 뒤 90&#xa0;%와 89&#xa0;%입니다. 학습률 0.1에서는 1&#xa0;에폭 뒤 92&#xa0;%와 90&#xa0;%입니다.</translation>
    </message>
    <message>
        <source>99 % in a moment</source>
        <translation>금세 99 %</translation>
    </message>
    <message>
        <source>Two convolutions that move by two pixels in place of pooling, batch norm, and one cycle of the learning rate up to 0.2 and down. Three epochs reach 99 % of the test digits in less time than the plain CNN takes for two.</source>
        <translation>풀링 대신 두 픽셀씩 움직이는 합성곱 두 층, 배치 정규화, 0.2까지 올랐다 내리는 학습률 한 주기. 세 에폭이면 테스트 숫자의 99 %에 이르고, 보통 CNN의 두 에폭보다 짧게 걸립니다.</translation>
    </message>
    <message>
        <source>See it overfit</source>
        <translation>과적합 보기</translation>
    </message>
    <message>
        <source>A large MLP and few images: nine in ten are held back for validation. The training loss goes on falling to nearly 0, while the validation loss is lowest after about three epochs and then rises. Patience 8 ends the run when it has found no lower one for eight epochs.</source>
        <translation>큰 MLP에 적은 이미지: 열에 아홉은 검증용으로 남겨 둡니다. 학습 손실은 거의 0까지 계속 내려가지만, 검증 손실은 세 에폭쯤에서 가장 낮고 그 뒤로 오릅니다. 여덟 에폭 동안 더 낮은 값이 없으면 인내 8이 학습을 끝냅니다.</translation>
    </message>
    <message>
        <source>See it diverge</source>
        <translation>발산 보기</translation>
    </message>
    <message>
        <source>A learning rate of 3: each update jumps over the valley and lands higher on the other side. Within a hundred iterations the loss is twenty times that of guessing, and the run is stopped. With LeakyReLU, since plain ReLU units would die instead, and the loss would rest at that of guessing.</source>
        <translation>학습률 3: 갱신할 때마다 골짜기를 뛰어넘어 반대편 더 높은 곳에 떨어집니다. 이터레이션 백 번 안에 손실이 찍는 것의 스무 배가 되고 학습이 정지됩니다. LeakyReLU를 쓰는 것은, 보통 ReLU라면 유닛이 죽어 손실이 찍는 수준에 머물기 때문입니다.</translation>
    </message>
    <message>
        <source>No hidden layer</source>
        <translation>은닉층 없이</translation>
    </message>
    <message>
        <source>One linear layer, in which every pixel votes for every digit: about 92 % after five epochs, and hardly more however long it is trained. What an MLP has over it is the hidden layer&apos;s.</source>
        <translation>모든 픽셀이 모든 숫자에 투표하는 선형층 하나: 다섯 에폭 뒤 약 92 %이고, 아무리 오래 학습해도 거의 그대로입니다. MLP가 이보다 나은 만큼이 은닉층의 몫입니다.</translation>
    </message>
    <message>
        <source>All zeros</source>
        <translation>모두 0</translation>
    </message>
    <message>
        <source>Every weight begins at 0. Behind ReLU nothing reaches the hidden layer&apos;s weights, so the loss stays at ln 10 = 2.303, which is guessing. Choose the single linear layer as the model: that one learns all the same, about 90 % after one epoch.</source>
        <translation>모든 가중치가 0에서 시작합니다. ReLU 뒤로는 은닉층의 가중치에 아무것도 닿지 않아 손실이 찍는 수준인 ln 10 = 2.303에 머뭅니다. 모델을 단일 선형층으로 바꿔 보세요. 그것은 그래도 학습해서 한 에폭 뒤 약 90 %가 됩니다.</translation>
    </message>
    <message>
        <source>Whole set as one batch</source>
        <translation>전체를 한 배치로</translation>
    </message>
    <message>
        <source>60,000 images in one batch: one iteration an epoch, by the exact gradient. Ten epochs are ten updates and reach about 76 %, where batches of 100 make 600 updates in one epoch and reach 92 %. It takes over 1 GB of memory, and a batch of 100 a tenth of that.</source>
        <translation>이미지 60,000장을 한 배치로: 에폭마다 이터레이션 한 번, 정확한 기울기로 갱신합니다. 열 에폭은 갱신 열 번이고 약 76 %에 이릅니다. 배치 100은 한 에폭에 600번 갱신해 92 %가 됩니다. 메모리가 1 GB 넘게 들고, 배치 100은 그 10분의 1입니다.</translation>
    </message>
    <message>
        <source>A net of torchvision</source>
        <translation>torchvision의 신경망</translation>
    </message>
    <message>
        <source>SqueezeNet 1.1, its first layers adapted to small images, with Adam at 0.0003: it learns at once, where SGD at 0.1 hardly moves it. An epoch takes a minute or more without a graphics processor; AlexNet and ResNet18 take three times as long.</source>
        <translation>첫 층들을 작은 이미지에 맞춘 SqueezeNet 1.1을 Adam 0.0003으로: 바로 학습합니다. SGD 0.1로는 거의 움직이지 않습니다. 그래픽 프로세서 없이는 한 에폭에 1분 넘게 걸리고, AlexNet과 ResNet18은 세 배 걸립니다.</translation>
    </message>
    <message>
        <source>The run in {folder} has gone on elsewhere since it was opened here. Open it again to take it up.</source>
        <translation>{folder} 폴더의 학습은 여기서 연 뒤에 다른 곳에서 더 진행되었습니다. 이어서 하려면 다시 여세요.</translation>
    </message>
    <message>
        <source>The run in {folder} cannot be taken up: its files end before its checkpoint ({detail}).</source>
        <translation>{folder} 폴더의 학습은 이어서 할 수 없습니다. 파일이 체크포인트보다 앞에서 끝납니다({detail}).</translation>
    </message>
    <message>
        <source>The run folder {folder} cannot be written: {detail}. Choose another.</source>
        <translation>결과 폴더 {folder}에 쓸 수 없습니다: {detail}. 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>Something went wrong: {detail}</source>
        <translation>문제가 생겼습니다: {detail}</translation>
    </message>
    <message>
        <source>PyTorch could not be loaded: {detail}. Install the program again.</source>
        <translation>PyTorch를 불러올 수 없습니다: {detail}. 프로그램을 다시 설치하세요.</translation>
    </message>
    <message>
        <source>This data set cannot have the settings {fields}: they are the default again.</source>
        <translation>이 데이터셋에는 {fields} 설정을 쓸 수 없어 기본값으로 되돌렸습니다.</translation>
    </message>
    <message>
        <source>Stop the run first: its data and settings stay as they are while it goes on.</source>
        <translation>먼저 학습을 정지하세요. 학습하는 동안에는 데이터와 설정이 그대로 유지됩니다.</translation>
    </message>
    <message>
        <source>The drawing could not be answered: {detail}</source>
        <translation>그림에 답할 수 없습니다: {detail}</translation>
    </message>
    <message>
        <source>No image is chosen.</source>
        <translation>고른 이미지가 없습니다.</translation>
    </message>
    <message>
        <source>{count} images are chosen; at most {most} are saved at a time.</source>
        <translation>이미지를 {count}개 골랐습니다. 한 번에 {most}개까지 저장할 수 있습니다.</translation>
    </message>
    <message>
        <source>{count} images are chosen; at most {most} of them fit into one picture.</source>
        <translation>이미지를 {count}개 골랐습니다. 그림 하나에는 {most}개까지 들어갑니다.</translation>
    </message>
    <message>
        <source>{file} does not end as a picture does: {suffixes}.</source>
        <translation>{file}: 그림 파일의 확장자가 아닙니다. 쓸 수 있는 확장자: {suffixes}.</translation>
    </message>
    <message>
        <source>The picture {file} cannot be written: {detail}</source>
        <translation>{file} 그림 파일을 저장할 수 없습니다: {detail}</translation>
    </message>
    <message>
        <source>Digits written by census workers and students, brought to 28x28 pixels: the set that everybody begins with.</source>
        <translation>인구 조사국 직원과 학생들이 쓴 숫자를 28x28픽셀로 맞춘 것. 누구나 처음 쓰는 데이터셋입니다.</translation>
    </message>
    <message>
        <source>Photographs of ten kinds of clothes, made to take the place of MNIST where digits are too easy.</source>
        <translation>열 가지 의류 사진. 숫자가 너무 쉬울 때 MNIST를 대신하도록 만들었습니다.</translation>
    </message>
    <message>
        <source>All 814,255 digits and letters of NIST&apos;s forms in 62 classes, as often as people wrote them.</source>
        <translation>NIST 양식의 숫자와 글자 814,255개 전부, 62개 클래스. 클래스별 개수는 사람들이 쓴 그대로입니다.</translation>
    </message>
    <message>
        <source>As ByClass, but 15 letters whose capital and small form look alike are one class: 47 in all.</source>
        <translation>ByClass와 같지만, 대문자와 소문자가 비슷한 글자 15개는 한 클래스로 합쳐 모두 47개입니다.</translation>
    </message>
    <message>
        <source>The 47 classes of ByMerge, each with the same number of images.</source>
        <translation>ByMerge의 47개 클래스. 클래스마다 이미지 수가 같습니다.</translation>
    </message>
    <message>
        <source>The 26 letters, capital and small in one class; their labels begin at 1 in the file and at 0 here.</source>
        <translation>글자 26개. 대문자와 소문자가 한 클래스입니다. 레이블은 파일에서는 1부터, 여기서는 0부터 시작합니다.</translation>
    </message>
    <message>
        <source>Four times as many digits as MNIST, each of the ten as often as the others.</source>
        <translation>MNIST의 네 배나 되는 숫자. 열 가지 숫자의 개수가 모두 같습니다.</translation>
    </message>
    <message>
        <source>Digits of EMNIST in the sizes of MNIST: the same task, written by other hands.</source>
        <translation>MNIST와 같은 크기로 나눈 EMNIST의 숫자. 같은 과제를 다른 사람들이 썼습니다.</translation>
    </message>
    <message>
        <source>Ten Japanese syllables from books of past centuries, each written in very different ways.</source>
        <translation>지난 여러 세기의 책에서 가져온 일본어 음절 문자 열 가지. 글자마다 쓰는 방식이 매우 다양합니다.</translation>
    </message>
    <message>
        <source>MNIST made again from the same forms, with the 50,000 test images that had been lost.</source>
        <translation>같은 양식에서 다시 만든 MNIST. 잃어버렸던 테스트용 이미지 50,000개가 들어 있습니다.</translation>
    </message>
    <message>
        <source>Every digit of NIST&apos;s forms, prepared as for MNIST: to look at, since nothing is kept for a test.</source>
        <translation>NIST 양식의 모든 숫자를 MNIST처럼 다듬은 것. 테스트용으로 떼어 둔 것이 없어 보기만 합니다.</translation>
    </message>
    <message>
        <source>Digits of postcodes on letters in the USA, only 16x16 pixels small.</source>
        <translation>미국 편지 봉투의 우편 번호 숫자. 16x16픽셀로 작습니다.</translation>
    </message>
    <message>
        <source>Noise with random labels, made on the spot: to try a program, for there is nothing to learn.</source>
        <translation>그 자리에서 만든, 레이블이 무작위인 잡음. 배울 것이 없으므로 프로그램을 시험할 때 씁니다.</translation>
    </message>
    <message>
        <source>Your own pictures: one folder a class, named after it.</source>
        <translation>내 그림. 클래스마다 그 이름을 붙인 폴더를 하나씩 둡니다.</translation>
    </message>
    <message>
        <source>Your own NumPy arrays: one folder a class, named after it.</source>
        <translation>내 NumPy 배열. 클래스마다 그 이름을 붙인 폴더를 하나씩 둡니다.</translation>
    </message>
    <message>
        <source>The folder that the files of the data set lie in, for training and for testing; a download puts them there.</source>
        <translation>데이터셋의 학습용·테스트용 파일이 있는 폴더입니다. 내려받은 파일도 여기에 저장됩니다.</translation>
    </message>
    <message>
        <source>The folder with one folder a class in it, named after the class. torchvision takes all of it; the program keeps a fifth for testing where there are no folders train and test.</source>
        <translation>클래스마다 그 이름을 붙인 폴더가 하나씩 들어 있는 폴더입니다. torchvision은 전부를 사용합니다. train과 test 폴더가 없으면 이 프로그램은 5분의 1을 테스트용으로 떼어 둡니다.</translation>
    </message>
    <message>
        <source>True: a class folder without an image in it is a class all the same, and not an error.</source>
        <translation>True: 이미지가 없는 클래스 폴더도 오류가 아니라 하나의 클래스로 봅니다.</translation>
    </message>
    <message>
        <source>True: the images to learn from. False: those to test on, which the net never learns from.</source>
        <translation>True: 학습용 이미지. False: 테스트용 이미지. 신경망은 테스트용 이미지로는 학습하지 않습니다.</translation>
    </message>
    <message>
        <source>True: fetch the files from the internet where root does not have them yet.</source>
        <translation>True: root에 아직 없는 파일을 인터넷에서 내려받습니다.</translation>
    </message>
    <message>
        <source>What is done to each image (the feature) whenever it is taken out of the set.</source>
        <translation>데이터셋에서 이미지(특징)를 꺼낼 때마다 하는 처리입니다.</translation>
    </message>
    <message>
        <source>What is done to each label (the target) whenever it is taken out of the set.</source>
        <translation>데이터셋에서 레이블(타깃)을 꺼낼 때마다 하는 처리입니다.</translation>
    </message>
    <message>
        <source>Only the images whose class is kept; the others were given the label -1.</source>
        <translation>남긴 클래스의 이미지만 사용합니다. 나머지에는 레이블 -1을 붙였습니다.</translation>
    </message>
    <message>
        <source>Which of EMNIST&apos;s six sets: only EMNIST has this argument.</source>
        <translation>EMNIST의 여섯 데이터셋 중 어느 것인지 정합니다. EMNIST에만 있는 인자입니다.</translation>
    </message>
    <message>
        <source>Which part of QMNIST; here it takes the place of train.</source>
        <translation>QMNIST의 어느 부분인지 정합니다. 여기서는 train을 대신합니다.</translation>
    </message>
    <message>
        <source>EMNIST&apos;s files hold each image column by column; this turns it upright, as the program shows it.</source>
        <translation>EMNIST 파일에는 이미지가 열 단위로 저장되어 있습니다. 이것이 이미지를 프로그램에 보이는 대로 바로 세웁니다.</translation>
    </message>
    <message>
        <source>Every image is brought to this size, whole, with a border where it is no square.</source>
        <translation>모든 이미지를 자르지 않고 이 크기에 맞춥니다. 정사각형이 아니면 여백을 둡니다.</translation>
    </message>
    <message>
        <source>L is grey, one channel; RGB is colour, three channels.</source>
        <translation>L은 회색조 1채널, RGB는 컬러 3채널입니다.</translation>
    </message>
    <message>
        <source>The function that reads one file.</source>
        <translation>파일 하나를 읽는 함수입니다.</translation>
    </message>
    <message>
        <source>The endings of the files that are read.</source>
        <translation>읽을 파일의 확장자입니다.</translation>
    </message>
    <message>
        <source>How many images are made.</source>
        <translation>만들 이미지의 개수입니다.</translation>
    </message>
    <message>
        <source>Channels, height and width of each image.</source>
        <translation>각 이미지의 채널 수, 높이, 너비입니다.</translation>
    </message>
    <message>
        <source>How many classes the labels are drawn from.</source>
        <translation>레이블을 뽑을 클래스의 개수입니다.</translation>
    </message>
    <message>
        <source>Which image the random numbers begin with: the test images follow those for training.</source>
        <translation>난수를 몇 번째 이미지부터 시작할지 정합니다. 테스트용 이미지는 학습용 이미지 다음에 이어집니다.</translation>
    </message>
    <message>
        <source>Where the images come from: the data set above, whatever it is.</source>
        <translation>이미지를 가져올 곳입니다. 위의 데이터셋이면 무엇이든 됩니다.</translation>
    </message>
    <message>
        <source>How many images one batch has. The weights are changed once for each batch.</source>
        <translation>배치 하나에 든 이미지의 개수입니다. 가중치는 배치마다 한 번씩 바뀝니다.</translation>
    </message>
    <message>
        <source>True: the images come in a new random order each epoch. False: in the order of the file.</source>
        <translation>True: 에폭마다 이미지를 새로운 무작위 순서로 꺼냅니다. False: 파일에 있는 순서대로 꺼냅니다.</translation>
    </message>
    <message>
        <source>True: the last batch of an epoch is left out where it is smaller than the others.</source>
        <translation>True: 에폭의 마지막 배치가 다른 배치보다 작으면 버립니다.</translation>
    </message>
    <message>
        <source>Where the random order comes from: with the same seed the same order, whatever else draws numbers.</source>
        <translation>무작위 순서의 출처입니다. 시드가 같으면 다른 곳에서 난수를 뽑아도 순서가 같습니다.</translation>
    </message>
    <message>
        <source>No server can be reached: connect to the internet, or take “Use local files…” if you have the files.</source>
        <translation>연결할 수 있는 서버가 없습니다. 인터넷에 연결하거나, 파일이 있으면 “로컬 파일 사용…”을 고르세요.</translation>
    </message>
    <message>
        <source>{file} could not be downloaded, and what came of it was thrown away. {detail}. Try again, or use local files.</source>
        <translation>{file} 파일을 내려받지 못해 받던 내용을 버렸습니다. {detail}. 다시 시도하거나 로컬 파일을 사용하세요.</translation>
    </message>
    <message>
        <source>{file} cannot be unpacked: {detail}.</source>
        <translation>{file} 파일의 압축을 풀 수 없습니다: {detail}.</translation>
    </message>
    <message>
        <source>Nothing can be written to the folder {folder}: {detail}.</source>
        <translation>{folder} 폴더에 쓸 수 없습니다: {detail}.</translation>
    </message>
    <message>
        <source>The images of {folder} take {megabytes} MB, which cannot be kept in {cache}: {detail}</source>
        <translation>{folder} 폴더의 이미지는 {megabytes} MB이며, {cache}에 보관할 수 없습니다: {detail}</translation>
    </message>
    <message>
        <source>The images of {folder} take {megabytes} MB, and {cache} has room for {free} MB. Choose a smaller side, or grey.</source>
        <translation>{folder} 폴더의 이미지는 {megabytes} MB인데 {cache}의 남은 공간은 {free} MB입니다. 한 변을 줄이거나 회색조를 고르세요.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be read: {detail}. Choose it again, or another data set.</source>
        <translation>폴더 {folder}을(를) 읽을 수 없습니다: {detail}. 다시 고르거나 다른 데이터셋을 고르세요.</translation>
    </message>
    <message>
        <source>There is no folder in {folder}. Make one for each class, named after it, and put its images inside: cat/1.png, cat/2.png, dog/1.png.</source>
        <translation>{folder} 안에 폴더가 없습니다. 클래스마다 그 이름을 붙인 폴더를 만들고 이미지를 넣으세요: cat/1.png, cat/2.png, dog/1.png.</translation>
    </message>
    <message>
        <source>There is no image in the class folders of {folder} ({classes}). Files that are read end in {suffixes}.</source>
        <translation>{folder}의 클래스 폴더({classes})에 이미지가 없습니다. 읽을 수 있는 파일의 확장자: {suffixes}.</translation>
    </message>
    <message>
        <source>Choose the folder with your images.</source>
        <translation>내 이미지가 있는 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>None of the {count} files in {folder} could be read. One of them is {file}: {detail}.</source>
        <translation>{folder} 폴더의 파일 {count}개를 하나도 읽을 수 없습니다. 그중 하나는 {file}: {detail}.</translation>
    </message>
    <message>
        <source>Your own files. Their folder for training is learned from, the one for testing or validation tests.</source>
        <translation>내 파일. 학습용 폴더로 학습하고, 테스트용 또는 검증용 폴더로 테스트합니다.</translation>
    </message>
    <message>
        <source>Your own files. A fifth of each class, drawn by lot and always the same, is kept for testing.</source>
        <translation>내 파일. 클래스마다 5분의 1을 무작위로, 그러나 늘 똑같이 뽑아 테스트용으로 떼어 둡니다.</translation>
    </message>
    <message>
        <source>Your own files, of one class only: to look at, since there is nothing to tell apart.</source>
        <translation>내 파일. 클래스가 하나뿐이라 구별할 것이 없으므로 보기만 합니다.</translation>
    </message>
    <message>
        <source>Your own files, too few to learn from some and to test on others: to look at.</source>
        <translation>내 파일. 학습용과 테스트용으로 나누기에는 너무 적어 보기만 합니다.</translation>
    </message>
    <message>
        <source>The file {file} is damaged ({detail}).</source>
        <translation>{file} 파일이 손상되었습니다({detail}).</translation>
    </message>
    <message>
        <source>These files are still missing: {files}.</source>
        <translation>아직 없는 파일: {files}.</translation>
    </message>
    <message>
        <source>These files are still missing: {files}. What was found is of another data set: {foreign}.</source>
        <translation>아직 없는 파일: {files}. 찾은 파일은 다른 데이터셋의 것입니다: {foreign}.</translation>
    </message>
    <message>
        <source>These files are still missing: {files}. What was found cannot be used: {refused}.</source>
        <translation>아직 없는 파일: {files}. 찾은 파일은 쓸 수 없습니다: {refused}.</translation>
    </message>
    <message>
        <source>These files are still missing: {files}. What was found is of another data set: {foreign}; or cannot be used: {refused}.</source>
        <translation>아직 없는 파일: {files}. 찾은 파일은 다른 데이터셋의 것이거나({foreign}) 쓸 수 없습니다: {refused}.</translation>
    </message>
    <message>
        <source>Digits and letters of the forms that MNIST was made of; the argument split says which of six sets.</source>
        <translation>MNIST의 바탕이 된 양식의 숫자와 글자. 여섯 데이터셋 중 어느 것인지는 인자 split으로 정합니다.</translation>
    </message>
    <message>
        <source>MNIST made again, with all that was left out of it; the argument what says which part.</source>
        <translation>MNIST에서 빠졌던 것까지 모두 넣어 다시 만든 MNIST. 어느 부분인지는 인자 what으로 정합니다.</translation>
    </message>
    <message>
        <source>Classes that know where a data set is found on the internet and how its files are read.</source>
        <translation>데이터셋이 인터넷 어디에 있고 그 파일을 어떻게 읽는지 아는 클래스들입니다.</translation>
    </message>
    <message>
        <source>What these classes have in common: root, transform and target_transform belong to the data set, not to the DataLoader.</source>
        <translation>이 클래스들의 공통점: root, transform, target_transform은 DataLoader가 아니라 데이터셋의 인자입니다.</translation>
    </message>
    <message>
        <source>Nets that became known, made for colour photographs of 224x224 pixels. Here they are fitted to small images: the first layers are changed, or the images enlarged.</source>
        <translation>224x224픽셀 컬러 사진용으로 만든 유명한 신경망들입니다. 여기서는 첫 층들을 바꾸거나 이미지를 확대하여 작은 이미지에 맞춥니다.</translation>
    </message>
    <message>
        <source>AlexNet (2012): five convolutions, then three linear layers, which hold most of its weights.</source>
        <translation>AlexNet (2012): 합성곱층 5개와, 가중치 대부분이 들어 있는 선형층 3개.</translation>
    </message>
    <message>
        <source>VGG (2014): nothing but 3x3 convolutions, many of them.</source>
        <translation>VGG (2014): 3x3 합성곱만 여러 겹 쌓았습니다.</translation>
    </message>
    <message>
        <source>Eight convolutions and three linear layers.</source>
        <translation>합성곱층 8개와 선형층 3개.</translation>
    </message>
    <message>
        <source>The same with batch norm, which lets it learn faster.</source>
        <translation>같은 구조에 배치 정규화를 더해 더 빨리 학습합니다.</translation>
    </message>
    <message>
        <source>Thirteen convolutions, for twice the time.</source>
        <translation>합성곱층 13개. 시간이 두 배 걸립니다.</translation>
    </message>
    <message>
        <source>ResNet (2015): every two layers add what they find to what they were given.</source>
        <translation>ResNet (2015): 두 층마다 찾아낸 것을 그 입력에 더합니다.</translation>
    </message>
    <message>
        <source>The smallest of them, with 18 layers.</source>
        <translation>그중 가장 작은 것으로, 18개 층입니다.</translation>
    </message>
    <message>
        <source>With 34 layers.</source>
        <translation>34개 층입니다.</translation>
    </message>
    <message>
        <source>SqueezeNet (2016): as good as AlexNet with a fiftieth of its weights.</source>
        <translation>SqueezeNet (2016): 가중치가 50분의 1이면서 AlexNet만큼 정확합니다.</translation>
    </message>
    <message>
        <source>As it was published.</source>
        <translation>발표된 그대로입니다.</translation>
    </message>
    <message>
        <source>Its second version, which calculates less than half as much as the first.</source>
        <translation>두 번째 버전. 계산량이 첫 버전의 절반도 되지 않습니다.</translation>
    </message>
    <message>
        <source>Transforms on PIL images</source>
        <translation>PIL 이미지 변환</translation>
    </message>
    <message>
        <source>They turn, shift, cut and colour pictures; in version 2 they take tensors, too.</source>
        <translation>그림을 돌리고, 옮기고, 자르고, 색을 바꿉니다. 버전 2에서는 텐서에도 씁니다.</translation>
    </message>
    <message>
        <source>Transforms on tensors</source>
        <translation>텐서 변환</translation>
    </message>
    <message>
        <source>They work on the numbers of a tensor and do not take PIL images.</source>
        <translation>텐서의 수에 작용하며 PIL 이미지에는 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Conversion transforms</source>
        <translation>형식 변환</translation>
    </message>
    <message>
        <source>From PIL image to tensor and back, and from one type of number to another.</source>
        <translation>PIL 이미지와 텐서 사이, 또는 수의 자료형 사이를 변환합니다.</translation>
    </message>
    <message>
        <source>Generic transforms</source>
        <translation>일반 변환</translation>
    </message>
    <message>
        <source>A function of your own in the place of a transform; here it is picked from a list.</source>
        <translation>변환 자리에 쓰는 나만의 함수. 여기서는 목록에서 고릅니다.</translation>
    </message>
    <message>
        <source>Functional transforms</source>
        <translation>함수형 변환</translation>
    </message>
    <message>
        <source>Functions, which do the same to every image: nothing is drawn at random.</source>
        <translation>모든 이미지에 똑같이 작용하는 함수입니다. 무작위로 뽑는 것이 없습니다.</translation>
    </message>
    <message>
        <source>What is done to an image before a net sees it. This program uses version 2, torchvision.transforms.v2.</source>
        <translation>신경망이 보기 전에 이미지에 하는 처리입니다. 이 프로그램은 버전 2인 torchvision.transforms.v2를 씁니다.</translation>
    </message>
    <message>
        <source>Small helpers for looking at images.</source>
        <translation>이미지를 살펴볼 때 쓰는 작은 도구입니다.</translation>
    </message>
    <message>
        <source>Puts many images of one size into one, in lines: choose some and save them as one grid.</source>
        <translation>크기가 같은 여러 이미지를 줄지어 한 장으로 모읍니다. 이미지를 골라 격자 한 장으로 저장해 보세요.</translation>
    </message>
    <message>
        <source>Writes a tensor into a picture file: choose images and save them.</source>
        <translation>텐서를 그림 파일로 저장합니다. 이미지를 골라 저장해 보세요.</translation>
    </message>
    <message>
        <source>Not of torchvision, but of torch itself: what makes batches of any data set, of images or not.</source>
        <translation>torchvision이 아니라 torch에 속합니다. 이미지든 아니든 모든 데이터셋을 배치로 만듭니다.</translation>
    </message>
    <message>
        <source>Takes images out of a data set, in order or shuffled, and gives them in batches: batch_size, shuffle and drop_last are its arguments. It belongs to torch, though courses show it beside torchvision.</source>
        <translation>데이터셋에서 이미지를 순서대로 또는 섞어서 꺼내 배치로 내줍니다. batch_size, shuffle, drop_last가 그 인자입니다. torch에 속하지만 강의에서는 torchvision과 함께 다룹니다.</translation>
    </message>
    <message>
        <source>Some images of a data set: here, those of the classes that are kept.</source>
        <translation>데이터셋의 일부 이미지입니다. 여기서는 남긴 클래스의 이미지입니다.</translation>
    </message>
    <message>
        <source>Several data sets one after the other: here, train and test together.</source>
        <translation>여러 데이터셋을 이어 붙인 것입니다. 여기서는 학습용과 테스트용을 합친 것입니다.</translation>
    </message>
    <message>
        <source>The package for images beside PyTorch: data sets, nets, transforms, and helpers for pictures.</source>
        <translation>PyTorch와 함께 쓰는 이미지용 패키지입니다. 데이터셋, 신경망, 변환, 그림용 도구가 들어 있습니다.</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>배율</translation>
    </message>
    <message>
        <source>Multiplies every pixel, the same for every image.</source>
        <translation>모든 픽셀에 같은 수를 곱합니다. 모든 이미지에 똑같습니다.</translation>
    </message>
    <message>
        <source>0 is black, 1 leaves it, 2 is twice as bright.</source>
        <translation>0이면 검은색, 1이면 그대로, 2면 두 배 밝습니다.</translation>
    </message>
    <message>
        <source>Moves every pixel away from the image&apos;s mean, or towards it.</source>
        <translation>모든 픽셀을 이미지의 평균에서 멀어지게 하거나 평균에 가까워지게 합니다.</translation>
    </message>
    <message>
        <source>0 is plain grey, 1 leaves it, 2 is twice the contrast.</source>
        <translation>0이면 회색 한 가지, 1이면 그대로, 2면 대비가 두 배입니다.</translation>
    </message>
    <message>
        <source>Raises every pixel to a power: the middle greys change, black and white stay.</source>
        <translation>모든 픽셀을 거듭제곱합니다. 중간 회색은 바뀌고 검은색과 흰색은 그대로입니다.</translation>
    </message>
    <message>
        <source>Below 1 brightens the greys, above 1 darkens them.</source>
        <translation>1보다 작으면 회색이 밝아지고, 1보다 크면 어두워집니다.</translation>
    </message>
    <message>
        <source>Sharpens the image or softens it.</source>
        <translation>이미지를 선명하게 하거나 부드럽게 합니다.</translation>
    </message>
    <message>
        <source>0 blurs, 1 leaves it, 2 doubles the sharpness.</source>
        <translation>0이면 흐려지고, 1이면 그대로, 2면 선명도가 두 배입니다.</translation>
    </message>
    <message>
        <source>Stretches each image so that its darkest pixel is black and its brightest white.</source>
        <translation>이미지마다 가장 어두운 픽셀은 검은색, 가장 밝은 픽셀은 흰색이 되도록 범위를 늘립니다.</translation>
    </message>
    <message>
        <source>Spreads the greys of each image so that all are about equally frequent.</source>
        <translation>이미지마다 모든 회색이 거의 같은 빈도로 나오도록 고르게 폅니다.</translation>
    </message>
    <message>
        <source>Mirrors every image left to right.</source>
        <translation>모든 이미지를 좌우로 뒤집습니다.</translation>
    </message>
    <message>
        <source>Turns white into black and black into white, in every image.</source>
        <translation>모든 이미지에서 흰색은 검은색으로, 검은색은 흰색으로 바꿉니다.</translation>
    </message>
    <message>
        <source>Leaves only a few shades, as many as fit into so many bits.</source>
        <translation>지정한 비트 수로 나타낼 수 있는 몇 가지 명암만 남깁니다.</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>비트 수</translation>
    </message>
    <message>
        <source>Bits that are kept: 1 gives two shades, 2 four, 8 all 256.</source>
        <translation>남길 비트 수입니다. 1이면 명암 2가지, 2면 4가지, 8이면 256가지 모두입니다.</translation>
    </message>
    <message>
        <source>Turns every image by the same angle, counter-clockwise.</source>
        <translation>모든 이미지를 같은 각도만큼 시계 반대 방향으로 돌립니다.</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>각도</translation>
    </message>
    <message>
        <source>By how much, counter-clockwise.</source>
        <translation>시계 반대 방향으로 돌릴 각도입니다.</translation>
    </message>
    <message>
        <source>Mirrors every image top to bottom.</source>
        <translation>모든 이미지를 상하로 뒤집습니다.</translation>
    </message>
    <message>
        <source>Makes each image a little brighter or darker, stronger or fainter, or recolours it.</source>
        <translation>이미지마다 밝기나 대비, 색을 조금씩 바꿉니다.</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>밝기</translation>
    </message>
    <message>
        <source>The smallest and the largest factor of the brightness; 1 to 1 leaves it.</source>
        <translation>밝기의 최소 배율과 최대 배율입니다. 1~1이면 그대로입니다.</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>대비</translation>
    </message>
    <message>
        <source>The smallest and the largest factor of the contrast; 1 to 1 leaves it.</source>
        <translation>대비의 최소 배율과 최대 배율입니다. 1~1이면 그대로입니다.</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>채도</translation>
    </message>
    <message>
        <source>The smallest and the largest factor of the colours; grey images have none.</source>
        <translation>색의 최소 배율과 최대 배율입니다. 회색조 이미지에는 색이 없습니다.</translation>
    </message>
    <message>
        <source>Hue</source>
        <translation>색상</translation>
    </message>
    <message>
        <source>How far colours turn round the colour circle; 0.5 is to the other side.</source>
        <translation>색을 색상환에서 얼마나 돌릴지 정합니다. 0.5면 반대편입니다.</translation>
    </message>
    <message>
        <source>Blurs each image, as a camera out of focus; how much is drawn for each.</source>
        <translation>초점이 맞지 않은 카메라처럼 이미지를 흐리게 합니다. 흐린 정도는 이미지마다 무작위로 뽑습니다.</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>커널</translation>
    </message>
    <message>
        <source>The side of the square of pixels that are averaged: an odd number.</source>
        <translation>평균을 낼 픽셀 정사각형의 한 변입니다. 홀수여야 합니다.</translation>
    </message>
    <message>
        <source>Sigma</source>
        <translation>시그마</translation>
    </message>
    <message>
        <source>The smallest and the largest width of the blur.</source>
        <translation>흐림 폭의 최솟값과 최댓값입니다.</translation>
    </message>
    <message>
        <source>Adds a random number to every pixel, as a poor camera does in the dark.</source>
        <translation>어두운 곳에서 찍은 값싼 카메라 사진처럼 픽셀마다 무작위 수를 더합니다.</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>The middle of the numbers added, where 1 is white.</source>
        <translation>더하는 수의 평균입니다. 1이 흰색입니다.</translation>
    </message>
    <message>
        <source>The standard deviation of the numbers added, where 1 is white.</source>
        <translation>더하는 수의 표준편차입니다. 1이 흰색입니다.</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>클리핑</translation>
    </message>
    <message>
        <source>Cut what falls below black or above white back to it.</source>
        <translation>검은색보다 작거나 흰색보다 큰 값을 그 한계로 되돌립니다.</translation>
    </message>
    <message>
        <source>Subtracts the mean and divides by the standard deviation, one of each a channel.</source>
        <translation>채널마다 평균을 빼고 표준편차로 나눕니다.</translation>
    </message>
    <message>
        <source>What is subtracted: one number, or one a channel. MNIST&apos;s own is 0.1307.</source>
        <translation>빼는 값입니다. 수 하나 또는 채널마다 하나씩입니다. MNIST의 값은 0.1307입니다.</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>표준편차</translation>
    </message>
    <message>
        <source>What is divided by: one number, or one a channel. MNIST&apos;s own is 0.3081.</source>
        <translation>나누는 값입니다. 수 하나 또는 채널마다 하나씩입니다. MNIST의 값은 0.3081입니다.</translation>
    </message>
    <message>
        <source>A function of one&apos;s own; here one of a few that are safe.</source>
        <translation>직접 만든 함수입니다. 여기서는 안전한 몇 가지 중에서 고릅니다.</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>함수</translation>
    </message>
    <message>
        <source>What is done with every pixel x of 0 to 1.</source>
        <translation>0~1인 각 픽셀 x에 할 계산입니다.</translation>
    </message>
    <message>
        <source>invert: 1 - x</source>
        <translation>반전: 1 - x</translation>
    </message>
    <message>
        <source>black and white: 1 where x &gt; 0.5</source>
        <translation>흑백: x &gt; 0.5면 1</translation>
    </message>
    <message>
        <source>square: x · x (darker)</source>
        <translation>제곱: x · x (더 어둡게)</translation>
    </message>
    <message>
        <source>square root of x (brighter)</source>
        <translation>x의 제곱근 (더 밝게)</translation>
    </message>
    <message>
        <source>from 0..1 to -1..1: 2 · x - 1</source>
        <translation>0..1을 -1..1로: 2 · x - 1</translation>
    </message>
    <message>
        <source>Makes colour images grey, or gives grey ones three equal channels.</source>
        <translation>컬러 이미지를 회색조로 바꾸거나, 회색조 이미지를 똑같은 채널 3개로 만듭니다.</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>채널 수</translation>
    </message>
    <message>
        <source>1, or 3 equal ones for a net that wants three.</source>
        <translation>1, 또는 채널 3개를 받는 신경망을 위한 똑같은 3개입니다.</translation>
    </message>
    <message>
        <source>Turns white into black and black into white.</source>
        <translation>흰색은 검은색으로, 검은색은 흰색으로 바꿉니다.</translation>
    </message>
    <message>
        <source>The course&apos;s own: an image of 0 to 255 becomes a float32 tensor of 0 to 1.</source>
        <translation>강의에서 쓰는 변환입니다. 0~255인 이미지가 0~1인 float32 텐서가 됩니다.</translation>
    </message>
    <message>
        <source>A PIL image becomes a tensor of the same whole numbers, 0 to 255.</source>
        <translation>PIL 이미지가 같은 정수 값(0~255)의 텐서가 됩니다.</translation>
    </message>
    <message>
        <source>Changes the type of a tensor&apos;s numbers, and with scale their range.</source>
        <translation>텐서에 든 수의 자료형을 바꿉니다. scale을 켜면 범위도 바꿉니다.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>자료형</translation>
    </message>
    <message>
        <source>The type of the numbers; nets calculate in float32.</source>
        <translation>수의 자료형입니다. 신경망은 float32로 계산합니다.</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>스케일</translation>
    </message>
    <message>
        <source>Bring 0 to 255 to 0 to 1. Without it the numbers stay large.</source>
        <translation>0~255를 0~1로 바꿉니다. 끄면 수가 큰 채로 남습니다.</translation>
    </message>
    <message>
        <source>A tensor becomes a PIL image; what follows works image by image, and slower.</source>
        <translation>텐서가 PIL 이미지가 됩니다. 그 뒤의 변환은 이미지를 한 장씩 처리하므로 느립니다.</translation>
    </message>
    <message>
        <source>A PIL image becomes a tensor of the same whole numbers; ToImage is its newer name.</source>
        <translation>PIL 이미지가 같은 정수 값의 텐서가 됩니다. 새 이름은 ToImage입니다.</translation>
    </message>
    <message>
        <source>Turns, shifts, scales and slants each image a little, each one otherwise.</source>
        <translation>이미지마다 조금씩 다르게 돌리고, 옮기고, 크기를 바꾸고, 기울입니다.</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>The furthest shift across and down, as a part of the image&apos;s width and height; 0 is none.</source>
        <translation>가로와 세로로 옮기는 최대 거리입니다. 이미지 너비와 높이에 대한 비율이며, 0이면 옮기지 않습니다.</translation>
    </message>
    <message>
        <source>The smallest and the largest factor of the size; 1 to 1 leaves it.</source>
        <translation>크기의 최소 배율과 최대 배율입니다. 1~1이면 그대로입니다.</translation>
    </message>
    <message>
        <source>Slant</source>
        <translation>기울임</translation>
    </message>
    <message>
        <source>The smallest and the largest angle that upright lines are slanted by.</source>
        <translation>세로선을 기울이는 최소 각도와 최대 각도입니다.</translation>
    </message>
    <message>
        <source>Turns each image about its middle by an angle drawn for it.</source>
        <translation>이미지마다 무작위로 뽑은 각도만큼 중심을 축으로 돌립니다.</translation>
    </message>
    <message>
        <source>Shows the image as if seen from the side: its four corners are drawn inwards.</source>
        <translation>옆에서 본 것처럼 이미지를 바꿉니다. 네 모서리를 안쪽으로 당깁니다.</translation>
    </message>
    <message>
        <source>Distortion</source>
        <translation>왜곡</translation>
    </message>
    <message>
        <source>How far a corner may move: 0 not at all, 1 as far as the middle.</source>
        <translation>모서리가 움직일 수 있는 정도입니다. 0이면 움직이지 않고, 1이면 가운데까지 움직입니다.</translation>
    </message>
    <message>
        <source>Mirrors an image left to right; good for clothes, wrong for digits.</source>
        <translation>이미지를 좌우로 뒤집습니다. 옷에는 알맞지만 숫자에는 맞지 않습니다.</translation>
    </message>
    <message>
        <source>Turns an image upside down by mirroring it.</source>
        <translation>이미지를 상하로 뒤집습니다.</translation>
    </message>
    <message>
        <source>Cuts a square out at a place drawn for each image, after adding a border; tests take the middle.</source>
        <translation>테두리를 더한 뒤 이미지마다 무작위 위치에서 정사각형을 잘라 냅니다. 테스트에서는 가운데를 씁니다.</translation>
    </message>
    <message>
        <source>The side of the square that is cut out.</source>
        <translation>잘라 낼 정사각형의 한 변입니다.</translation>
    </message>
    <message>
        <source>Cuts a part of drawn size and place out and resizes it to a square; tests take the whole image.</source>
        <translation>무작위 크기와 위치로 일부를 잘라 내어 정사각형으로 크기를 바꿉니다. 테스트에서는 이미지 전체를 씁니다.</translation>
    </message>
    <message>
        <source>The side of the square that the part is resized to.</source>
        <translation>잘라 낸 부분을 맞출 정사각형의 한 변입니다.</translation>
    </message>
    <message>
        <source>Bends each image as if it were drawn on rubber, as handwriting varies.</source>
        <translation>손글씨가 저마다 다르듯, 고무판에 그린 것처럼 이미지를 휩니다.</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>세기</translation>
    </message>
    <message>
        <source>How far the pixels are pulled.</source>
        <translation>픽셀을 당기는 정도입니다.</translation>
    </message>
    <message>
        <source>Smoothness</source>
        <translation>부드러움</translation>
    </message>
    <message>
        <source>How smooth the pull is: small values tremble, large ones bend.</source>
        <translation>당김이 부드러운 정도입니다. 값이 작으면 떨리고, 크면 휩니다.</translation>
    </message>
    <message>
        <source>Adds a border on all four sides.</source>
        <translation>네 변에 테두리를 더합니다.</translation>
    </message>
    <message>
        <source>Makes the image larger or smaller.</source>
        <translation>이미지를 키우거나 줄입니다.</translation>
    </message>
    <message>
        <source>The shorter side of the result; the proportions stay.</source>
        <translation>결과 이미지의 짧은 변입니다. 비율은 그대로입니다.</translation>
    </message>
    <message>
        <source>Cuts a square out of the middle; where the image is smaller, a black border.</source>
        <translation>가운데에서 정사각형을 잘라 냅니다. 이미지가 더 작으면 검은 테두리를 둡니다.</translation>
    </message>
    <message>
        <source>Covers a rectangle of drawn size and place, so that no single part decides.</source>
        <translation>무작위 크기와 위치의 직사각형을 가려서, 어느 한 부분만으로 판단하지 않게 합니다.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>The value that the rectangle gets.</source>
        <translation>직사각형을 채울 값입니다.</translation>
    </message>
    <message>
        <source>Images of {height}x{width} pixels with {channels} channels cannot be prepared; 1 or 3 channels can.</source>
        <translation>{height}x{width} 픽셀, 채널 {channels}개인 이미지는 준비할 수 없습니다. 채널은 1개 또는 3개여야 합니다.</translation>
    </message>
    <message>
        <source>{count} transforms are more than the {most} that a list may have.</source>
        <translation>변환이 {count}개입니다. 목록에는 {most}개까지만 넣을 수 있습니다.</translation>
    </message>
    <message>
        <source>{name} (step {position}): there is no such transform.</source>
        <translation>{name} ({position}단계): 그런 변환은 없습니다.</translation>
    </message>
    <message>
        <source>{name} (step {position}): there is no such parameter: {parameter}.</source>
        <translation>{name} ({position}단계): 그런 매개변수는 없습니다: {parameter}.</translation>
    </message>
    <message>
        <source>{name} (step {position}): works on float tensors. Put ToTensor or ToDtype before it.</source>
        <translation>{name} ({position}단계): float 텐서에만 쓸 수 있습니다. 앞에 ToTensor나 ToDtype을 넣으세요.</translation>
    </message>
    <message>
        <source>{name} (step {position}): works on tensors, not on PIL images. Put ToImage or ToTensor before it.</source>
        <translation>{name} ({position}단계): PIL 이미지가 아니라 텐서에만 쓸 수 있습니다. 앞에 ToImage나 ToTensor를 넣으세요.</translation>
    </message>
    <message>
        <source>{name} (step {position}): wants values from 0 to 1, and a step before it may leave others. Move it up.</source>
        <translation>{name} ({position}단계): 0~1인 값이 필요하지만, 앞 단계를 거치면 벗어날 수 있습니다. 위로 옮기세요.</translation>
    </message>
    <message>
        <source>{name} (step {position}): wants whole numbers from 0 to 255. Put it before the conversion to float.</source>
        <translation>{name} ({position}단계): 0~255인 정수가 필요합니다. float로 바꾸는 변환 앞에 넣으세요.</translation>
    </message>
    <message>
        <source>{name} (step {position}): the image is a float tensor already. Remove it.</source>
        <translation>{name} ({position}단계): 이미지가 이미 float 텐서입니다. 이 변환을 빼세요.</translation>
    </message>
    <message>
        <source>After the last transform the images are not float tensors, as a net wants them: add ToTensor or ToDtype.</source>
        <translation>마지막 변환을 거친 이미지가 신경망에 필요한 float 텐서가 아닙니다. ToTensor나 ToDtype을 추가하세요.</translation>
    </message>
    <message>
        <source>After the last transform the images are PIL images, and a net wants float tensors: add ToTensor.</source>
        <translation>마지막 변환을 거친 이미지가 PIL 이미지입니다. 신경망에는 float 텐서가 필요하니 ToTensor를 추가하세요.</translation>
    </message>
    <message>
        <source>{name} (step {position}): a square of {size} pixels cannot be cut out of {height}x{width} pixels. Choose a smaller size or a larger padding.</source>
        <translation>{name} ({position}단계): {height}x{width} 픽셀에서 한 변이 {size}픽셀인 정사각형을 잘라 낼 수 없습니다. 크기를 줄이거나 패딩을 늘리세요.</translation>
    </message>
    <message>
        <source>{name} (step {position}): {height}x{width} pixels cannot be mirrored {padding} pixels far.</source>
        <translation>{name} ({position}단계): {height}x{width} 픽셀은 {padding}픽셀까지 거울처럼 이어 붙일 수 없습니다.</translation>
    </message>
    <message>
        <source>{name} (step {position}): averages squares of {kernel} pixels, too much for {height}x{width}. Choose a smaller {parameter}.</source>
        <translation>{name} ({position}단계): 한 변이 {kernel}픽셀인 정사각형으로 평균을 내므로 {height}x{width} 픽셀에는 너무 큽니다. {parameter} 값을 줄이세요.</translation>
    </message>
    <message>
        <source>{name} (step {position}): images of {height}x{width} pixels with {channels} channels are too large.</source>
        <translation>{name} ({position}단계): {height}x{width} 픽셀, 채널 {channels}개인 이미지는 너무 큽니다.</translation>
    </message>
    <message>
        <source>nearest pixel</source>
        <translation>가장 가까운 픽셀</translation>
    </message>
    <message>
        <source>bilinear (between four pixels)</source>
        <translation>이중 선형 (픽셀 4개 사이)</translation>
    </message>
    <message>
        <source>bicubic (between sixteen pixels)</source>
        <translation>이중 삼차 (픽셀 16개 사이)</translation>
    </message>
    <message>
        <source>one value</source>
        <translation>한 가지 값</translation>
    </message>
    <message>
        <source>the edge repeated</source>
        <translation>가장자리 반복</translation>
    </message>
    <message>
        <source>mirrored, edge once</source>
        <translation>거울상, 가장자리 한 번</translation>
    </message>
    <message>
        <source>mirrored, edge twice</source>
        <translation>거울상, 가장자리 두 번</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>How often it acts: 0 never, 1 on every image.</source>
        <translation>적용되는 빈도입니다. 0이면 적용하지 않고, 1이면 모든 이미지에 적용합니다.</translation>
    </message>
    <message>
        <source>Interpolation</source>
        <translation>보간</translation>
    </message>
    <message>
        <source>How a point that falls between pixels gets its value.</source>
        <translation>픽셀 사이에 놓인 점의 값을 정하는 방법입니다.</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>채움</translation>
    </message>
    <message>
        <source>The value of places that no pixel comes to: 0 to 255 before the conversion to float, 0 to 1 after it.</source>
        <translation>해당하는 픽셀이 없는 자리의 값입니다. float로 바꾸기 전에는 0~255, 바꾼 뒤에는 0~1입니다.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Degrees</source>
        <translation>회전 각도</translation>
    </message>
    <message>
        <source>The smallest and the largest angle; one between them is drawn for each image.</source>
        <translation>최소 각도와 최대 각도입니다. 이미지마다 그 사이에서 하나를 무작위로 뽑습니다.</translation>
    </message>
    <message>
        <source>Border</source>
        <translation>테두리</translation>
    </message>
    <message>
        <source>What the border shows.</source>
        <translation>테두리에 표시할 내용입니다.</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>패딩</translation>
    </message>
    <message>
        <source>The width of the border that is added on each of the four sides.</source>
        <translation>네 변에 각각 더하는 테두리의 너비입니다.</translation>
    </message>
    <message>
        <source>Share of the area</source>
        <translation>넓이 비율</translation>
    </message>
    <message>
        <source>The smallest and the largest part of the image&apos;s area that is taken.</source>
        <translation>이미지 넓이에서 차지하는 최소 비율과 최대 비율입니다.</translation>
    </message>
    <message>
        <source>Proportions</source>
        <translation>가로세로 비율</translation>
    </message>
    <message>
        <source>The smallest and the largest ratio of the two sides; 1 is a square.</source>
        <translation>두 변의 최소 비율과 최대 비율입니다. 1이면 정사각형입니다.</translation>
    </message>
    <message>
        <source>{name} (step {position}): {parameter} must be a whole number from {minimum} to {maximum}, {step} apart, not {value}.</source>
        <translation>{name} ({position}단계): {parameter} 값은 {minimum}에서 {maximum}까지 {step} 간격의 정수여야 합니다(지금 값: {value}).</translation>
    </message>
    <message>
        <source>{name} (step {position}): {parameter} must be a number from {minimum} to {maximum}, not {value}.</source>
        <translation>{name} ({position}단계): {parameter} 값은 {minimum}에서 {maximum}까지의 수여야 합니다(지금 값: {value}).</translation>
    </message>
    <message>
        <source>{name} (step {position}): {parameter} must be true or false, not {value}.</source>
        <translation>{name} ({position}단계): {parameter} 값은 true나 false여야 합니다(지금 값: {value}).</translation>
    </message>
    <message>
        <source>{name} (step {position}): {parameter} must be one of {choices}, not {value}.</source>
        <translation>{name} ({position}단계): {parameter} 값은 {choices} 중 하나여야 합니다(지금 값: {value}).</translation>
    </message>
    <message>
        <source>{name} (step {position}): {parameter} must be two numbers from {minimum} to {maximum}, the smaller one first, not {value}.</source>
        <translation>{name} ({position}단계): {parameter} 값은 {minimum}에서 {maximum}까지의 수 두 개여야 하고, 작은 수가 먼저 와야 합니다(지금 값: {value}).</translation>
    </message>
    <message>
        <source>{name} (step {position}): {parameter} must be two numbers from {minimum} to {maximum}, not {value}.</source>
        <translation>{name} ({position}단계): {parameter} 값은 {minimum}에서 {maximum}까지의 수 두 개여야 합니다(지금 값: {value}).</translation>
    </message>
    <message>
        <source>{name} (step {position}): {parameter} must be numbers from {minimum} to {maximum}, a single one or one for each of the {channels} channels, not {value}.</source>
        <translation>{name} ({position}단계): {parameter} 값은 {minimum}에서 {maximum}까지의 수로, 하나이거나 채널 {channels}개마다 하나씩이어야 합니다(지금 값: {value}).</translation>
    </message>
    <message>
        <source>The {split} set has no image of the classes that the target transform keeps. Keep other classes.</source>
        <translation>{split} 데이터셋에 레이블 변환(target_transform)이 남기는 클래스의 이미지가 없습니다. 다른 클래스를 남기세요.</translation>
    </message>
    <message>
        <source>target_transform: the set has {classes} classes, numbered from 0, and {value} names another one. Choose again.</source>
        <translation>target_transform: 이 데이터셋의 클래스는 0부터 번호를 매긴 {classes}개인데, {value}에 다른 클래스가 있습니다. 다시 고르세요.</translation>
    </message>
    <message>
        <source>Saved: {place}</source>
        <translation>저장함: {place}</translation>
    </message>
    <message>
        <source>ToTensor alone</source>
        <translation>ToTensor만</translation>
    </message>
    <message>
        <source>The course&apos;s own: pixels become numbers from 0 to 1, and nothing else.</source>
        <translation>강의에서 쓰는 변환입니다. 픽셀이 0~1인 수가 될 뿐, 다른 처리는 없습니다.</translation>
    </message>
    <message>
        <source>Normalised</source>
        <translation>정규화</translation>
    </message>
    <message>
        <source>Mean 0 and standard deviation 1, by this set&apos;s own: a net learns faster.</source>
        <translation>이 데이터셋의 값으로 평균 0, 표준편차 1로 맞춥니다. 신경망이 더 빨리 학습합니다.</translation>
    </message>
    <message>
        <source>Light augmentation</source>
        <translation>약한 증강</translation>
    </message>
    <message>
        <source>Each image a little turned, shifted and scaled: no two epochs show a net the same image.</source>
        <translation>이미지마다 조금씩 돌리고, 옮기고, 크기를 바꿉니다. 신경망은 에폭마다 다른 이미지를 봅니다.</translation>
    </message>
    <message>
        <source>Strong augmentation</source>
        <translation>강한 증강</translation>
    </message>
    <message>
        <source>Also bent and partly covered: for long runs of large nets, which else learn images by heart.</source>
        <translation>휘고 일부를 가리기도 합니다. 큰 신경망을 오래 학습할 때 이미지를 외워 버리지 않게 합니다.</translation>
    </message>
    <message>
        <source>ONNX needs {packages}, which are not installed: pip install &apos;mnistgui[onnx]&apos; adds them.</source>
        <translation>ONNX에는 {packages} 패키지가 필요하지만 설치되어 있지 않습니다. pip install &apos;mnistgui[onnx]&apos; 명령으로 설치하세요.</translation>
    </message>
    <message>
        <source>The net cannot be written as ONNX: {detail}.</source>
        <translation>신경망을 ONNX로 저장할 수 없습니다: {detail}.</translation>
    </message>
    <message>
        <source>Sets the gradients back to nothing: backward() adds to what is there already.</source>
        <translation>기울기를 비웁니다. backward()는 이미 있는 값에 더하기 때문입니다.</translation>
    </message>
    <message>
        <source>The images go through the net: ten numbers come out for each, one a class.</source>
        <translation>이미지가 신경망을 통과합니다. 이미지마다 수가 열 개, 클래스마다 하나씩 나옵니다.</translation>
    </message>
    <message>
        <source>One number: how far the answers are from the labels.</source>
        <translation>수 하나: 답이 레이블과 얼마나 다른지 나타냅니다.</translation>
    </message>
    <message>
        <source>Finds the gradient of the loss for every weight and puts it into .grad; no weight changes yet.</source>
        <translation>모든 가중치에 대한 손실의 기울기를 구해 .grad에 넣습니다. 가중치는 아직 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>Changes every weight a little against its gradient.</source>
        <translation>모든 가중치를 기울기의 반대 방향으로 조금씩 바꿉니다.</translation>
    </message>
    <message>
        <source>{model} cannot take images of {height}x{width} pixels with {channels} channels: {detail}.</source>
        <translation>{model}: {height}x{width} 픽셀, 채널 {channels}개인 이미지를 받을 수 없습니다: {detail}.</translation>
    </message>
    <message>
        <source>channels: each of them halves the image, and {height}x{width} pixels can be halved {most} times: give {most} at most, not {count}, or halve by stride.</source>
        <translation>channels: 하나마다 이미지를 절반으로 줄이는데, {height}x{width} 픽셀은 {most}번까지 줄일 수 있습니다. {most}개 이하로 적거나(지금 {count}개) 스트라이드로 줄이세요.</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>유닛 수</translation>
    </message>
    <message>
        <source>How many numbers come out: each is a weighted sum of all numbers that go in.</source>
        <translation>출력하는 수의 개수입니다. 각각은 들어오는 모든 수의 가중합입니다.</translation>
    </message>
    <message>
        <source>How many filters slide over the image: each makes one map of its own.</source>
        <translation>이미지 위를 훑는 필터의 수입니다. 필터마다 맵을 하나씩 만듭니다.</translation>
    </message>
    <message>
        <source>Kernel size</source>
        <translation>커널 크기</translation>
    </message>
    <message>
        <source>Side of the square of pixels that a filter looks at.</source>
        <translation>필터가 보는 픽셀 정사각형의 한 변입니다.</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>스트라이드</translation>
    </message>
    <message>
        <source>By how many pixels the filter moves on: 2 halves the image.</source>
        <translation>필터가 한 번에 옮겨 가는 픽셀 수입니다. 2면 이미지가 절반이 됩니다.</translation>
    </message>
    <message>
        <source>How many pixels of zeros are put around the image first. Half the kernel keeps the image&apos;s size: that is taken until another number is written.</source>
        <translation>먼저 이미지 둘레에 0인 픽셀을 몇 개 두를지 정합니다. 커널의 절반이면 이미지 크기가 그대로이며, 다른 수를 적기 전에는 그 값을 씁니다.</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>정사각형</translation>
    </message>
    <message>
        <source>Side of the square of pixels that becomes one pixel.</source>
        <translation>한 픽셀로 바뀌는 픽셀 정사각형의 한 변입니다.</translation>
    </message>
    <message>
        <source>By how many pixels the square moves on. Its own side is taken until another number is written: the squares then touch and do not overlap.</source>
        <translation>정사각형이 한 번에 옮겨 가는 픽셀 수입니다. 다른 수를 적기 전에는 정사각형의 한 변과 같으며, 이때 정사각형은 겹치지 않고 맞닿습니다.</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>음수 기울기</translation>
    </message>
    <message>
        <source>What negative numbers are multiplied by; 0 is ReLU.</source>
        <translation>음수에 곱하는 값입니다. 0이면 ReLU입니다.</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>Share of the numbers that is set to 0 at random, in training only.</source>
        <translation>무작위로 0으로 만드는 수의 비율이며, 학습할 때만 작동합니다.</translation>
    </message>
    <message>
        <source>Every number that comes out is a weighted sum of all that go in.</source>
        <translation>출력하는 수마다 들어오는 모든 수의 가중합입니다.</translation>
    </message>
    <message>
        <source>Small filters slide over the image and answer where they see their own.</source>
        <translation>작은 필터가 이미지 위를 훑으며 자신과 닮은 곳에 반응합니다.</translation>
    </message>
    <message>
        <source>Keeps the largest pixel of each square: the image becomes smaller.</source>
        <translation>정사각형마다 가장 큰 픽셀을 남깁니다. 이미지가 작아집니다.</translation>
    </message>
    <message>
        <source>Keeps the mean of each square: the image becomes smaller and softer.</source>
        <translation>정사각형마다 평균을 남깁니다. 이미지가 작아지고 부드러워집니다.</translation>
    </message>
    <message>
        <source>Sets negative numbers to 0: today&apos;s usual activation.</source>
        <translation>음수를 0으로 만듭니다. 오늘날 흔히 쓰는 활성 함수입니다.</translation>
    </message>
    <message>
        <source>Makes negative numbers small, not 0, so that no unit stops learning.</source>
        <translation>음수를 0이 아니라 작은 값으로 만들어, 학습을 멈추는 유닛이 없게 합니다.</translation>
    </message>
    <message>
        <source>Squeezes every number into 0 to 1, as the first nets did.</source>
        <translation>모든 수를 0~1로 줄입니다. 초기 신경망에서 쓰던 것입니다.</translation>
    </message>
    <message>
        <source>Squeezes every number into -1 to 1, with 0 in the middle.</source>
        <translation>모든 수를 -1~1로 줄입니다. 가운데가 0입니다.</translation>
    </message>
    <message>
        <source>A ReLU with a soft bend, usual in transformers.</source>
        <translation>부드럽게 꺾이는 ReLU입니다. 트랜스포머에서 흔히 씁니다.</translation>
    </message>
    <message>
        <source>Switches some units off at random, so that none is relied on alone.</source>
        <translation>유닛 일부를 무작위로 꺼서 어느 하나에만 기대지 않게 합니다.</translation>
    </message>
    <message>
        <source>Brings each channel or unit to mean 0 and deviation 1 over the batch: faster learning.</source>
        <translation>채널이나 유닛마다 배치에 걸쳐 평균 0, 표준편차 1로 맞춥니다. 더 빨리 학습합니다.</translation>
    </message>
    <message>
        <source>Writes the image as one row of numbers, for the linear layers behind it.</source>
        <translation>뒤에 오는 선형층을 위해 이미지를 수의 한 줄로 폅니다.</translation>
    </message>
    <message>
        <source>Layer {number}, {layer}: there is no such layer. There are {layers}.</source>
        <translation>층 {number}, {layer}: 그런 층은 없습니다. 쓸 수 있는 층: {layers}.</translation>
    </message>
    <message>
        <source>Layer {number}, {layer}: there is no such parameter: {parameter}.</source>
        <translation>층 {number}, {layer}: 그런 매개변수는 없습니다: {parameter}.</translation>
    </message>
    <message>
        <source>Layer {number}, {layer}: {parameter} must be a whole number from {minimum} to {maximum}, not {value}.</source>
        <translation>층 {number}, {layer}: {parameter} 값은 {minimum}부터 {maximum}까지의 정수여야 합니다(지금 값: {value}).</translation>
    </message>
    <message>
        <source>Layer {number}, {layer}: {parameter} must be a number from {minimum} to {maximum}, not {value}.</source>
        <translation>층 {number}, {layer}: {parameter} 값은 {minimum}부터 {maximum}까지의 수여야 합니다(지금 값: {value}).</translation>
    </message>
    <message>
        <source>Layer {number}, {layer}: needs a row of numbers, and is given maps of {height}x{width} pixels in {channels} channels: put Flatten before it.</source>
        <translation>층 {number}, {layer}: 수의 한 줄이 필요하지만 {height}x{width} 픽셀, 채널 {channels}개인 맵이 들어옵니다. 앞에 Flatten을 넣으세요.</translation>
    </message>
    <message>
        <source>Layer {number}, {layer}: needs an image, and layer {flatten} Flatten made a row of {features} numbers: move it before that layer, or remove it.</source>
        <translation>층 {number}, {layer}: 이미지가 필요하지만 층 {flatten} Flatten이 수 {features}개의 한 줄로 폈습니다. 그 층 앞으로 옮기거나 제거하세요.</translation>
    </message>
    <message>
        <source>Layer {number}, {layer}: needs {least}x{least} pixels at least, and is given {height}x{width}: remove it, or a layer before it that makes the image smaller.</source>
        <translation>층 {number}, {layer}: 적어도 {least}x{least} 픽셀이 필요하지만 {height}x{width} 픽셀이 들어옵니다. 이 층이나 앞에서 이미지를 줄이는 층을 제거하세요.</translation>
    </message>
    <message>
        <source>Layer {number}, {layer}: its kernel of {kernel}x{kernel} with padding {padding} needs {least}x{least} pixels at least, and is given {height}x{width}: choose a smaller kernel or more padding, or remove a layer before it.</source>
        <translation>층 {number}, {layer}: 커널 {kernel}x{kernel}, 패딩 {padding}에는 적어도 {least}x{least} 픽셀이 필요하지만 {height}x{width} 픽셀이 들어옵니다. 커널을 줄이거나 패딩을 늘리거나 앞의 층을 제거하세요.</translation>
    </message>
    <message>
        <source>Layer {number}, {layer}: brings the net to {millions} million weights, and {most} million are the most: make it smaller, or halve the image before it.</source>
        <translation>층 {number}, {layer}: 신경망의 가중치가 {millions}백만 개가 되는데, 최대 {most}백만 개입니다. 이 층을 줄이거나 앞에서 이미지를 절반으로 줄이세요.</translation>
    </message>
    <message>
        <source>The weights in {file} cannot be read: {detail}.</source>
        <translation>{file} 파일의 가중치를 읽을 수 없습니다: {detail}.</translation>
    </message>
    <message>
        <source>The file {file} is damaged, or holds more than weights: what else it holds could run code, so it was not opened. Wanted is a state dict: a .pth file of torchvision, or .safetensors.</source>
        <translation>{file} 파일이 손상되었거나 가중치가 아닌 것도 들어 있습니다. 그런 것은 코드를 실행할 수 있어 열지 않았습니다. state dict가 필요합니다: torchvision의 .pth 파일 또는 .safetensors.</translation>
    </message>
    <message>
        <source>The file {file} holds no state dict, which is weights by name: it may hold a whole net or another object.</source>
        <translation>{file} 파일에 state dict(이름이 붙은 가중치)가 없습니다. 신경망 전체나 다른 객체가 들어 있을 수 있습니다.</translation>
    </message>
    <message>
        <source>No layer in {file} has the name and shape of a layer of this net: they are the weights of another one.</source>
        <translation>{file} 파일에는 이 신경망의 층과 이름과 모양이 같은 층이 없습니다. 다른 신경망의 가중치입니다.</translation>
    </message>
    <message>
        <source>{file} is no file of weights</source>
        <translation>{file}: 가중치 파일이 아닙니다</translation>
    </message>
    <message>
        <source>{file} has {size} bytes, and no net of this program has so many</source>
        <translation>{file}: {size}바이트이며, 이 프로그램에 그렇게 큰 신경망은 없습니다</translation>
    </message>
    <message>
        <source>{file} is cut short: its header speaks of {wanted} bytes, and there are {size}</source>
        <translation>{file}: 파일이 잘렸습니다. 헤더에는 {wanted}바이트라고 적혀 있지만 {size}바이트입니다</translation>
    </message>
    <message>
        <source>The run in {folder} has no checkpoint: it cannot be taken up.</source>
        <translation>{folder} 폴더의 학습에는 체크포인트가 없어 이어서 할 수 없습니다.</translation>
    </message>
    <message>
        <source>The checkpoint in {folder} is damaged ({detail}): it cannot be taken up.</source>
        <translation>{folder} 폴더의 체크포인트가 손상되어({detail}) 이어서 할 수 없습니다.</translation>
    </message>
    <message>
        <source>The checkpoint in {folder} has {size} bytes, and no run of this program writes more than {most}: it was not read.</source>
        <translation>{folder} 폴더의 체크포인트는 {size}바이트입니다. 이 프로그램의 학습은 {most}바이트를 넘게 쓰지 않으므로 읽지 않았습니다.</translation>
    </message>
    <message>
        <source>This run goes on, though not bit for bit as if it had never stopped: {differences}.</source>
        <translation>이 학습은 이어서 진행되지만, 멈추지 않았을 때와 비트까지 같지는 않습니다: {differences}.</translation>
    </message>
    <message>
        <source>Timed just now: steps of {images} images, {milliseconds} ms each, the middle one of {steps}.</source>
        <translation>방금 잰 시간: 이미지 {images}장씩의 단계, 각 {milliseconds} ms({steps}번의 중앙값).</translation>
    </message>
    <message>
        <source>Timed just now with {images} images a step and scaled up to the {batch} of a batch: {milliseconds} ms a step.</source>
        <translation>단계마다 이미지 {images}장으로 방금 재어 배치의 {batch}장으로 환산했습니다: 단계마다 {milliseconds} ms.</translation>
    </message>
    <message>
        <source>That was on one thread; threads of the run: {threads}. The range is from all of them helping fully to none but one.</source>
        <translation>스레드 하나로 잰 값이며, 학습의 스레드 수는 {threads}입니다. 범위는 모든 스레드가 온전히 돕는 경우부터 하나만 일하는 경우까지입니다.</translation>
    </message>
    <message>
        <source>The loss is no number any more, since iteration {step}: the run was stopped there.</source>
        <translation>이터레이션 {step}부터 손실이 수가 아닙니다. 학습을 거기서 정지했습니다.</translation>
    </message>
    <message>
        <source>The loss has exploded since iteration {step}, up to {loss}; guessing gives {guess}. The run was stopped.</source>
        <translation>이터레이션 {step}부터 손실이 폭발해 {loss}까지 커졌습니다. 찍으면 {guess}입니다. 학습을 정지했습니다.</translation>
    </message>
    <message>
        <source>Usually the learning rate is too high: each update jumps over the valley and lands higher on the other side.</source>
        <translation>대개 학습률이 너무 높아서입니다. 업데이트마다 골짜기를 뛰어넘어 반대편 더 높은 곳에 떨어집니다.</translation>
    </message>
    <message>
        <source>The weights from before are kept. Try a learning rate of {rate}.</source>
        <translation>그 전의 가중치는 남아 있습니다. 학습률 {rate} 값을 써 보세요.</translation>
    </message>
    <message>
        <source>After {step} iterations the loss is {loss}: the net still guesses ({guess} is guessing). The run goes on.</source>
        <translation>{step}&#xa0;이터레이션 뒤 손실이 {loss}입니다. 신경망은 아직 찍는 수준입니다(찍으면 {guess}). 학습은 계속됩니다.</translation>
    </message>
    <message>
        <source>All weights began at zero: the units of a hidden layer get the same gradient, or none, and stay equal.</source>
        <translation>모든 가중치가 0에서 시작했습니다. 은닉층의 유닛은 기울기가 모두 같거나 없어서 서로 같은 채로 남습니다.</translation>
    </message>
    <message>
        <source>Let the weights begin with PyTorch&apos;s default.</source>
        <translation>가중치의 시작값을 PyTorch 기본값으로 하세요.</translation>
    </message>
    <message>
        <source>Usually the learning rate is too low to see anything, or so high that the units have died.</source>
        <translation>대개 학습률이 너무 낮아 변화가 보이지 않거나, 너무 높아 유닛이 죽은 것입니다.</translation>
    </message>
    <message>
        <source>Try a learning rate of {rate}.</source>
        <translation>학습률 {rate} 값을 써 보세요.</translation>
    </message>
    <message>
        <source>Plain SGD hardly moves a deep net like this one from where it begins.</source>
        <translation>이렇게 깊은 신경망은 단순한 SGD로는 시작한 곳에서 거의 움직이지 않습니다.</translation>
    </message>
    <message>
        <source>Try Adam with a learning rate of 0.0003.</source>
        <translation>Adam을 학습률 0.0003으로 써 보세요.</translation>
    </message>
    <message>
        <source>{share} % of the units behind {layer} are dead: they are zero for every image. The run goes on.</source>
        <translation>{layer} 뒤의 유닛 가운데 {share}&#xa0;%가 죽었습니다. 모든 이미지에서 0입니다. 학습은 계속됩니다.</translation>
    </message>
    <message>
        <source>A ReLU that is below zero for every image has no gradient and never comes back; a high rate pushes it there.</source>
        <translation>모든 이미지에서 0보다 작은 ReLU는 기울기가 없어 되살아나지 않습니다. 학습률이 높으면 그렇게 됩니다.</translation>
    </message>
    <message>
        <source>There is not enough memory for this run.</source>
        <translation>이 학습에는 메모리가 부족합니다.</translation>
    </message>
    <message>
        <source>The outputs of every layer are kept for backward(), for all images of a batch at a time.</source>
        <translation>backward()를 위해 모든 층의 출력을 배치의 모든 이미지에 대해 한꺼번에 보관합니다.</translation>
    </message>
    <message>
        <source>What was learned is kept. Try a batch size of {batch_size}, or a smaller net.</source>
        <translation>학습한 내용은 남아 있습니다. 배치 크기 {batch_size} 또는 더 작은 신경망을 써 보세요.</translation>
    </message>
    <message>
        <source>The run cannot be saved at the moment: {detail}. It goes on, and nothing is lost yet.</source>
        <translation>지금은 학습을 저장할 수 없습니다: {detail}. 학습은 계속되며, 아직 잃은 것은 없습니다.</translation>
    </message>
    <message>
        <source>Usually the disk is full, or the folder is on a drive that went away.</source>
        <translation>대개 디스크가 가득 찼거나, 폴더가 있는 드라이브의 연결이 끊긴 것입니다.</translation>
    </message>
    <message>
        <source>Free some space: what is missing is written as soon as that works again.</source>
        <translation>공간을 비우세요. 다시 쓸 수 있게 되면 빠진 것을 바로 저장합니다.</translation>
    </message>
    <message>
        <source>The note cannot be written into {folder}: {detail}.</source>
        <translation>{folder} 폴더에 메모를 쓸 수 없습니다: {detail}.</translation>
    </message>
    <message>
        <source>There is no run {run}: neither a folder of that name, nor a run in {folder}.</source>
        <translation>{run}: 그런 학습이 없습니다. 그런 이름의 폴더도, {folder} 안의 학습도 없습니다.</translation>
    </message>
    <message>
        <source>Several runs are called {run}: {ids}. Give the name of the folder.</source>
        <translation>{run}: 이름이 같은 학습이 여럿입니다: {ids}. 폴더 이름을 적으세요.</translation>
    </message>
    <message>
        <source>The folder of runs {folder} cannot be read: {detail}.</source>
        <translation>학습 결과 폴더 {folder}을(를) 읽을 수 없습니다: {detail}.</translation>
    </message>
    <message>
        <source>The run in {folder} is going on in another window or program. Stop it there first, or wait for its end.</source>
        <translation>{folder} 폴더의 학습이 다른 창이나 프로그램에서 진행 중입니다. 먼저 거기서 정지하거나 끝날 때까지 기다리세요.</translation>
    </message>
    <message>
        <source>{file} is missing.</source>
        <translation>{file} 파일이 없습니다.</translation>
    </message>
    <message>
        <source>{file} is damaged: {detail}.</source>
        <translation>{file} 파일이 손상되었습니다: {detail}.</translation>
    </message>
    <message>
        <source>{folder} is no folder that can be read: {detail}.</source>
        <translation>{folder}: 읽을 수 있는 폴더가 아닙니다: {detail}.</translation>
    </message>
    <message>
        <source>{field}: give at least one value.</source>
        <translation>{field}: 값을 하나 이상 적으세요.</translation>
    </message>
    <message>
        <source>{field}: {value} stands there twice.</source>
        <translation>{field}: {value} 값이 두 번 있습니다.</translation>
    </message>
    <message>
        <source>{field}: is varied twice; choose another setting.</source>
        <translation>{field}: 두 번 골랐습니다. 다른 설정을 고르세요.</translation>
    </message>
    <message>
        <source>These are {count} runs; no more than {most} can be queued.</source>
        <translation>학습이 {count}번입니다. 최대 {most}번까지 할 수 있습니다.</translation>
    </message>
    <message>
        <source>The weights of {taken} layers come from {file}; these begin anew: {fresh}.</source>
        <translation>층 {taken}개의 가중치는 {file} 파일에서 가져왔습니다. 새로 시작하는 층: {fresh}.</translation>
    </message>
    <message>
        <source>The weights of {taken} layers come from {file}; the colour filters of {greyed} were summed into grey ones; these begin anew: {fresh}.</source>
        <translation>층 {taken}개의 가중치는 {file} 파일에서 가져왔습니다. {greyed}의 컬러 필터는 더해서 흑백 필터로 만들었습니다. 새로 시작하는 층: {fresh}.</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>일정</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>계단식</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>지수</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>코사인</translation>
    </message>
    <message>
        <source>One cycle</source>
        <translation>원 사이클</translation>
    </message>
    <message>
        <source>On plateau</source>
        <translation>정체 시</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>스케줄</translation>
    </message>
    <message>
        <source>How the learning rate changes during the run. Step and exponential multiply it after some epochs; cosine brings it down to zero; one cycle takes it up to the learning rate above and down to nearly zero; on plateau multiplies it when the validation loss (without one, the training loss) no longer falls.</source>
        <translation>학습하는 동안 학습률을 바꾸는 방법입니다. 계단식과 지수는 몇 에폭마다 곱하고, 코사인은 0까지 낮춥니다. 원 사이클은 위의 학습률까지 올렸다가 거의 0까지 낮춥니다. 정체 시는 검증 손실(없으면 학습 손실)이 더 줄지 않을 때 곱합니다.</translation>
    </message>
    <message>
        <source>Every … epochs</source>
        <translation>에폭 간격</translation>
    </message>
    <message>
        <source>After how many epochs the step schedule multiplies the learning rate.</source>
        <translation>계단식 스케줄이 몇 에폭마다 학습률에 곱할지 정합니다.</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>감마</translation>
    </message>
    <message>
        <source>What the learning rate is multiplied by, after each epoch (exponential) or at its time.</source>
        <translation>학습률에 곱하는 값입니다. 에폭마다(지수) 또는 정해진 때에 곱합니다.</translation>
    </message>
    <message>
        <source>Plateau patience</source>
        <translation>정체 대기 에폭</translation>
    </message>
    <message>
        <source>How many epochs without a lower loss are let pass before the rate is lowered.</source>
        <translation>손실이 더 낮아지지 않는 에폭을 몇 번 넘긴 뒤 학습률을 낮출지 정합니다.</translation>
    </message>
    <message>
        <source>Warm-up epochs</source>
        <translation>워밍업 에폭</translation>
    </message>
    <message>
        <source>The first epochs, in which the learning rate rises in a straight line from zero; 0 is none.</source>
        <translation>학습률이 0에서 직선으로 올라가는 처음 에폭의 수입니다. 0이면 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>{field}: is fixed while a run goes on. Stop the run to change it.</source>
        <translation>{field}: 학습하는 동안은 바꿀 수 없습니다. 바꾸려면 학습을 정지하세요.</translation>
    </message>
    <message>
        <source>{field}: the optimizer of this run does not use it.</source>
        <translation>{field}: 이 학습의 옵티마이저는 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>{field}: the net of this run takes images of {height}x{width} with {channels} channels, and these transforms would make them {new_height}x{new_width} with {new_channels}. Stop the run to change that.</source>
        <translation>{field}: 이 학습의 신경망은 {height}x{width}, 채널 {channels}개인 이미지를 받는데, 이 변환을 거치면 {new_height}x{new_width}, 채널 {new_channels}개가 됩니다. 바꾸려면 학습을 정지하세요.</translation>
    </message>
    <message>
        <source>{field}: {value} is more than the {images} images of an epoch, and “Drop last” leaves the only batch out. Choose {images} at most, or switch it off.</source>
        <translation>{field}: 에폭의 이미지는 {images}장인데 값은 {value}, 더 큽니다. 그래서 하나뿐인 배치를 drop_last가 버립니다. {images} 이하로 고르거나 drop_last를 끄세요.</translation>
    </message>
    <message>
        <source>{field}: with {value} the last batch of an epoch has one image, and batch norm needs two. Choose another size, or switch “Drop last” on.</source>
        <translation>{field}: 값이 {value}이면 에폭의 마지막 배치에 이미지가 한 장인데, 배치 정규화에는 두 장이 필요합니다. 다른 크기를 고르거나 drop_last를 켜세요.</translation>
    </message>
    <message>
        <source>{field}: batch norm needs two images in every batch. Choose 2 or more.</source>
        <translation>{field}: 배치 정규화에는 배치마다 이미지가 두 장 필요합니다. 2 이상으로 고르세요.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>그런 파일이 없습니다.</translation>
    </message>
    <message>
        <source>The file cannot be read: {detail}.</source>
        <translation>파일을 읽을 수 없습니다: {detail}.</translation>
    </message>
    <message>
        <source>Settings take a few kilobytes, and this is longer than {most} KB.</source>
        <translation>설정은 몇 킬로바이트면 되는데, {most} KB보다 깁니다.</translation>
    </message>
    <message>
        <source>This is no text in UTF-8, as a TOML file is.</source>
        <translation>TOML 파일에 쓰는 UTF-8 텍스트가 아닙니다.</translation>
    </message>
    <message>
        <source>There is no text.</source>
        <translation>텍스트가 없습니다.</translation>
    </message>
    <message>
        <source>Stop the run first: its settings stay as they are while it goes on.</source>
        <translation>먼저 학습을 정지하세요. 학습하는 동안에는 설정이 그대로 유지됩니다.</translation>
    </message>
    <message>
        <source>The settings cannot be written to {file}: {detail}.</source>
        <translation>{file}에 설정을 저장할 수 없습니다: {detail}.</translation>
    </message>
    <message>
        <source>The settings were saved: {file}.</source>
        <translation>설정을 저장했습니다: {file}.</translation>
    </message>
    <message>
        <source>The settings are on the clipboard, as TOML.</source>
        <translation>설정을 TOML로 클립보드에 복사했습니다.</translation>
    </message>
    <message>
        <source>The settings were taken.</source>
        <translation>설정을 적용했습니다.</translation>
    </message>
    <message>
        <source>The settings were taken, but for the device: this machine has no {device}.</source>
        <translation>장치를 뺀 설정을 적용했습니다. 이 컴퓨터에는 {device} 장치가 없습니다.</translation>
    </message>
    <message>
        <source>{count} layers are more than the {most} that a net may have.</source>
        <translation>층이 {count}개입니다. 신경망에는 {most}개까지만 넣을 수 있습니다.</translation>
    </message>
    <message>
        <source>The run {run} still goes on: stop it first. It was not deleted.</source>
        <translation>학습 {run}: 아직 진행 중이라 삭제하지 않았습니다. 먼저 정지하세요.</translation>
    </message>
    <message>
        <source>The run {run} could not be moved to the trash: the system has none for this disk, or does not allow it. Its folder is {folder}.</source>
        <translation>학습 {run}: 휴지통으로 옮길 수 없습니다. 이 디스크에는 휴지통이 없거나 허용되지 않습니다. 폴더는 {folder}입니다.</translation>
    </message>
    <message>
        <source>The plot shows the first {most} of these {count} runs.</source>
        <translation>그래프에는 이 {count}개 학습 가운데 앞의 {most}개를 보여 줍니다.</translation>
    </message>
    <message>
        <source>The drawing could not be saved: {detail}. It is still on the pad.</source>
        <translation>그림을 저장하지 못했습니다: {detail}. 그림은 아직 칸에 있습니다.</translation>
    </message>
    <message>
        <source>The collection could not be changed: {detail}.</source>
        <translation>모음을 바꾸지 못했습니다: {detail}.</translation>
    </message>
    <message>
        <source>In {folder} there are no drawings: a collection has folders called 0 to 9 with pictures in them.</source>
        <translation>{folder}에 그림이 없습니다. 모음에는 0~9라는 이름의 폴더와 그 안의 이미지가 있어야 합니다.</translation>
    </message>
    <message>
        <source>That is your own collection. Choose the folder of somebody else&apos;s.</source>
        <translation>그것은 내 모음입니다. 다른 사람의 폴더를 고르십시오.</translation>
    </message>
    <message>
        <source>This image is {width}x{height} pixels; your collection is of {side}x{side} grey. Draw it instead.</source>
        <translation>이 이미지는 {width}x{height}픽셀인데 모음은 {side}x{side} 회색조입니다. 직접 그리십시오.</translation>
    </message>
    <message>
        <source>Merged: {added} drawings taken, {known} were here already, {refused} could not be read.</source>
        <translation>합침: {added}장을 가져왔고, {known}장은 이미 있었고, {refused}장은 읽지 못했습니다.</translation>
    </message>
    <message>
        <source>This net is in no folder from which a run could begin. Let its run end, or choose another on the page Draw.</source>
        <translation>이 신경망은 실행을 시작할 수 있는 폴더에 저장되어 있지 않습니다. 그 실행을 끝내거나 그리기 페이지에서 다른 신경망을 고르세요.</translation>
    </message>
    <message>
        <source>There is too little to learn from: of every digit a fifth is kept back to test on. Save at least two drawings of each of two digits.</source>
        <translation>배울 그림이 너무 적습니다. 숫자마다 5분의 1은 테스트용으로 남겨 둡니다. 적어도 두 숫자를 두 장씩 저장하세요.</translation>
    </message>
    <message>
        <source>This net does not read the digits 0 to 9 from {side}x{side} grey pixels. Choose another on the page Draw.</source>
        <translation>이 신경망은 {side}x{side} 회색조 픽셀에서 숫자 0~9를 읽지 않습니다. 그리기 페이지에서 다른 것을 고르십시오.</translation>
    </message>
    <message>
        <source>In {folder} there are other folders than 0 to 9, which would be classes, too. Move them elsewhere.</source>
        <translation>{folder}에 0~9가 아닌 폴더가 있어 그것도 클래스가 됩니다. 다른 곳으로 옮기세요.</translation>
    </message>
    <message>
        <source>SVG drawings larger than {most} MB are not read.</source>
        <translation>{most} MB보다 큰 SVG 그림은 읽지 않습니다.</translation>
    </message>
    <message>
        <source>There is no line in this SVG drawing.</source>
        <translation>이 SVG 그림에는 선이 없습니다.</translation>
    </message>
    <message>
        <source>A picture has no strokes: it can be saved as PNG only.</source>
        <translation>사진에는 획이 없으므로 PNG로만 저장할 수 있습니다.</translation>
    </message>
    <message>
        <source>The drawing {file} cannot be read: {detail}.</source>
        <translation>그림 {file}을(를) 읽을 수 없습니다: {detail}.</translation>
    </message>
    <message>
        <source>The drawing cannot be written to {file}: {detail}.</source>
        <translation>그림을 {file}에 쓸 수 없습니다: {detail}.</translation>
    </message>
    <message>
        <source>The picture {file} cannot be read: {detail}.</source>
        <translation>사진 {file}을(를) 읽을 수 없습니다: {detail}.</translation>
    </message>
    <message>
        <source>This SVG drawing has a line that cannot be read, at “{text}”.</source>
        <translation>이 SVG 그림에는 “{text}”에서 읽을 수 없는 선이 있습니다.</translation>
    </message>
    <message>
        <source>This SVG drawing has a transform that cannot be read: “{text}”.</source>
        <translation>이 SVG 그림에는 읽을 수 없는 변환이 있습니다: “{text}”.</translation>
    </message>
    <message>
        <source>This SVG drawing has more than {most} points.</source>
        <translation>이 SVG 그림에는 점이 {most}개보다 많습니다.</translation>
    </message>
    <message>
        <source>This SVG drawing has numbers that are too large for a place on a sheet.</source>
        <translation>이 SVG 그림에는 종이 위의 위치로는 너무 큰 수가 있습니다.</translation>
    </message>
    <message>
        <source>This SVG file declares a document type or entities, which are not read.</source>
        <translation>이 SVG 파일은 문서 형식이나 엔티티를 선언하는데, 그런 것은 읽지 않습니다.</translation>
    </message>
    <message>
        <source>This is no SVG drawing: {detail}.</source>
        <translation>SVG 그림이 아닙니다: {detail}.</translation>
    </message>
    <message>
        <source>This is no SVG drawing: its outermost element is “{name}”.</source>
        <translation>SVG 그림이 아닙니다. 가장 바깥 요소가 “{name}”입니다.</translation>
    </message>
    <message>
        <source>The elements of this SVG drawing are nested more than {most} deep.</source>
        <translation>이 SVG 그림의 요소가 {most}겹보다 깊습니다.</translation>
    </message>
    <message>
        <source>This SVG drawing has more than {most} elements.</source>
        <translation>이 SVG 그림에는 요소가 {most}개보다 많습니다.</translation>
    </message>
    <message>
        <source>This SVG drawing has more than {most} strokes.</source>
        <translation>이 SVG 그림에는 획이 {most}개보다 많습니다.</translation>
    </message>
    <message>
        <source>This SVG drawing holds “{name}”, and only lines are read.</source>
        <translation>이 SVG 그림에는 “{name}”이(가) 있는데, 선만 읽습니다.</translation>
    </message>
    <message>
        <source>The drawing was saved: {file}.</source>
        <translation>그림을 저장했습니다: {file}.</translation>
    </message>
    <message>
        <source>The drawing is on the clipboard.</source>
        <translation>그림이 클립보드에 있습니다.</translation>
    </message>
    <message>
        <source>The drawing is on the pad; Undo brings the one before back.</source>
        <translation>그림이 칸에 있습니다. 실행 취소하면 앞의 그림이 돌아옵니다.</translation>
    </message>
    <message>
        <source>There is no picture and no SVG drawing on the clipboard.</source>
        <translation>클립보드에 사진도 SVG 그림도 없습니다.</translation>
    </message>
    <message>
        <source>The picture is too large: it has more than {most} pixels.</source>
        <translation>사진이 너무 큽니다. {most}픽셀보다 많습니다.</translation>
    </message>
    <message>
        <source>there is no room for a copy of it</source>
        <translation>복사할 공간이 없습니다</translation>
    </message>
    <message>
        <source>A drawing is saved as .svg or .png, not as {suffix}.</source>
        <translation>그림은 {suffix}이(가) 아니라 .svg나 .png로 저장합니다.</translation>
    </message>
    <message>
        <source>{where} must be an object, not {found}</source>
        <translation>{where}: 객체여야 합니다(지금 값: {found})</translation>
    </message>
    <message>
        <source>{where} has the unknown key {key}</source>
        <translation>{where}: 알 수 없는 키가 있습니다({key})</translation>
    </message>
    <message>
        <source>{where} lacks the key {key}</source>
        <translation>{where}: {key} 키가 빠져 있습니다</translation>
    </message>
    <message>
        <source>{where} must be a number, not {found}</source>
        <translation>{where}: 수여야 합니다(지금 값: {found})</translation>
    </message>
    <message>
        <source>{where} must be finite</source>
        <translation>{where}: 유한한 수여야 합니다</translation>
    </message>
    <message>
        <source>{where} must be above {least}, not {found}</source>
        <translation>{where}: {least}보다 커야 합니다(지금 값: {found})</translation>
    </message>
    <message>
        <source>{where} must be a whole number, not {found}</source>
        <translation>{where}: 정수여야 합니다(지금 값: {found})</translation>
    </message>
    <message>
        <source>{where} must be {least} to {most}</source>
        <translation>{where}: {least}부터 {most}까지여야 합니다</translation>
    </message>
    <message>
        <source>{where} must be true or false, not {found}</source>
        <translation>{where}: true 또는 false여야 합니다(지금 값: {found})</translation>
    </message>
    <message>
        <source>{where} must be a text, not {found}</source>
        <translation>{where}: 문자열이어야 합니다(지금 값: {found})</translation>
    </message>
    <message>
        <source>{where} is longer than {most} characters</source>
        <translation>{where}: {most}자를 넘습니다</translation>
    </message>
    <message>
        <source>{where} has signs that cannot be shown</source>
        <translation>{where}: 표시할 수 없는 문자가 있습니다</translation>
    </message>
    <message>
        <source>{where} must be one of {known}, not {found}</source>
        <translation>{where}: {known} 중 하나여야 합니다(지금 값: {found})</translation>
    </message>
    <message>
        <source>{where} must be a list, not {found}</source>
        <translation>{where}: 목록이어야 합니다(지금 값: {found})</translation>
    </message>
    <message>
        <source>{where} has more than {most} entries</source>
        <translation>{where}: 항목이 {most}개를 넘습니다</translation>
    </message>
    <message>
        <source>{where} must have {count} entries, not {found}</source>
        <translation>{where}: 항목이 {count}개여야 합니다(지금 {found}개)</translation>
    </message>
    <message>
        <source>{where} must be a fraction such as -3 or 1/2, not {found}</source>
        <translation>{where}: -3이나 1/2 같은 분수여야 합니다(지금 값: {found})</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>객체</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>목록</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>this is no JSON text: {detail}</source>
        <translation>JSON 텍스트가 아닙니다: {detail}</translation>
    </message>
    <message>
        <source>this lab has the format {found}, and only {known} is known here</source>
        <translation>이 실험실 파일의 형식은 {found}인데, 여기서는 형식 {known}만 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>the lab has no learner</source>
        <translation>실험실에 학습기가 없습니다</translation>
    </message>
    <message>
        <source>{where} must be lists of 2 or 3 numbers</source>
        <translation>{where}: 항목마다 수 2개 또는 3개의 목록이어야 합니다</translation>
    </message>
    <message>
        <source>{where} must not be negative: it is a mean of squares</source>
        <translation>{where}: 제곱의 평균이므로 음수일 수 없습니다</translation>
    </message>
    <message>
        <source>the table is empty: the first line must be x1,x2,class or x1,x2,x3,class</source>
        <translation>표가 비어 있습니다. 첫 줄은 x1,x2,class 또는 x1,x2,x3,class여야 합니다</translation>
    </message>
    <message>
        <source>the first line must be x1,x2,class or x1,x2,x3,class</source>
        <translation>첫 줄은 x1,x2,class 또는 x1,x2,x3,class여야 합니다</translation>
    </message>
    <message>
        <source>there are no points below the first line</source>
        <translation>첫 줄 아래에 점이 없습니다</translation>
    </message>
    <message>
        <source>more than {most} points</source>
        <translation>점이 {most}개를 넘습니다</translation>
    </message>
    <message>
        <source>not a table: {detail}</source>
        <translation>표가 아닙니다: {detail}</translation>
    </message>
    <message>
        <source>{found} columns instead of {count}</source>
        <translation>열이 {count}개가 아니라 {found}개입니다</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}: {reason}</translation>
    </message>
    <message>
        <source>{text} is beyond ±{most}</source>
        <translation>±{most} 범위를 벗어납니다({text})</translation>
    </message>
    <message>
        <source>class: must be 0 to {most}, not {text}</source>
        <translation>class: 0부터 {most}까지여야 합니다(지금 값: {text})</translation>
    </message>
    <message>
        <source>class: must be 0 to {most}, it is missing</source>
        <translation>class: 0부터 {most}까지여야 하는데 값이 없습니다</translation>
    </message>
    <message>
        <source>line {line}: {reason}</source>
        <translation>{line}번째 줄: {reason}</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>그 밖에 {count}개</translation>
    </message>
    <message>
        <source>a number is missing</source>
        <translation>수가 없습니다</translation>
    </message>
    <message>
        <source>{text} is not a number</source>
        <translation>수가 아닙니다({text})</translation>
    </message>
    <message>
        <source>{text} is too large</source>
        <translation>너무 큽니다({text})</translation>
    </message>
    <message>
        <source>There is no file {file}.</source>
        <translation>{file} 파일이 없습니다.</translation>
    </message>
    <message>
        <source>You are not allowed to read {file}.</source>
        <translation>{file} 파일을 읽을 권한이 없습니다.</translation>
    </message>
    <message>
        <source>{file} cannot be read: {detail}.</source>
        <translation>{file} 파일을 읽을 수 없습니다: {detail}.</translation>
    </message>
    <message>
        <source>{file} is larger than {most} MB, which is more than such a file ever holds.</source>
        <translation>{file} 파일이 {most} MB보다 큽니다. 이런 파일이 그보다 클 수는 없습니다.</translation>
    </message>
    <message>
        <source>{file} is no text file in UTF-8.</source>
        <translation>{file} 파일은 UTF-8 텍스트 파일이 아닙니다.</translation>
    </message>
    <message>
        <source>You are not allowed to write {file}.</source>
        <translation>{file} 파일을 쓸 권한이 없습니다.</translation>
    </message>
    <message>
        <source>{file} cannot be written: {detail}.</source>
        <translation>{file} 파일을 저장할 수 없습니다: {detail}.</translation>
    </message>
    <message>
        <source>The worksheet {file} cannot be written: {detail}</source>
        <translation>{file} 학습지 파일을 저장할 수 없습니다: {detail}</translation>
    </message>
    <message>
        <source>The printer {printer} does not take the worksheet.</source>
        <translation>{printer} 프린터가 학습지를 받지 않습니다.</translation>
    </message>
</context>
</TS>
